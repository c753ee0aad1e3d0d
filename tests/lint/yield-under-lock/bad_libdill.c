/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Every wait lets other coroutines run, while a lock of the system stays taken. */
#include <libdill.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static coroutine void idle(void)
{
}

static coroutine void work(int s)
{
	pthread_mutex_lock(&lock);
	/* EXPECT: yield-under-lock dill_brecv error */
	dill_brecv(s, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_brecvl error */
	dill_brecvl(s, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_bsend error */
	dill_bsend(s, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_bsendl error */
	dill_bsendl(s, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_bundle_wait error */
	dill_bundle_wait(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_choose error */
	dill_choose(NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_chrecv error */
	dill_chrecv(s, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_chsend error */
	dill_chsend(s, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_dtls_attach_client error */
	dill_dtls_attach_client(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_dtls_attach_client_mem error */
	dill_dtls_attach_client_mem(s, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_dtls_attach_server error */
	dill_dtls_attach_server(s, "x", "x", dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_dtls_attach_server_mem error */
	dill_dtls_attach_server_mem(s, "x", "x", NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_dtls_detach error */
	dill_dtls_detach(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_dtls_done error */
	dill_dtls_done(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_fdin error */
	dill_fdin(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_fdout error */
	dill_fdout(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_happyeyeballs_connect error */
	dill_happyeyeballs_connect("x", 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_detach error */
	dill_http_detach(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_done error */
	dill_http_done(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_recvfield error */
	dill_http_recvfield(s, NULL, 0, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_recvrequest error */
	dill_http_recvrequest(s, NULL, 0, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_recvstatus error */
	dill_http_recvstatus(s, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_sendfield error */
	dill_http_sendfield(s, "x", "x", dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_sendrequest error */
	dill_http_sendrequest(s, "x", "x", dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_http_sendstatus error */
	dill_http_sendstatus(s, 0, "x", dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipaddr_remote error */
	dill_ipaddr_remote(NULL, "x", 0, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipaddr_remotes error */
	dill_ipaddr_remotes(NULL, 0, "x", 0, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_accept error */
	dill_ipc_accept(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_accept_mem error */
	dill_ipc_accept_mem(s, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_close error */
	dill_ipc_close(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_connect error */
	dill_ipc_connect("x", dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_connect_mem error */
	dill_ipc_connect_mem("x", NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_done error */
	dill_ipc_done(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_recvfd error */
	dill_ipc_recvfd(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ipc_sendfd error */
	dill_ipc_sendfd(s, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_mrecv error */
	dill_mrecv(s, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_mrecvl error */
	dill_mrecvl(s, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_msend error */
	dill_msend(s, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_msendl error */
	dill_msendl(s, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_msleep error */
	dill_msleep(dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_socks5_client_connect error */
	dill_socks5_client_connect(s, "x", "x", NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_socks5_client_connectbyname error */
	dill_socks5_client_connectbyname(s, "x", "x", "x", 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_socks5_proxy_auth error */
	dill_socks5_proxy_auth(s, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_socks5_proxy_recvcommand error */
	dill_socks5_proxy_recvcommand(s, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_socks5_proxy_recvcommandbyname error */
	dill_socks5_proxy_recvcommandbyname(s, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_socks5_proxy_sendreply error */
	dill_socks5_proxy_sendreply(s, 0, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_suffix_detach error */
	dill_suffix_detach(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tcp_accept error */
	dill_tcp_accept(s, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tcp_accept_mem error */
	dill_tcp_accept_mem(s, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tcp_close error */
	dill_tcp_close(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tcp_connect error */
	dill_tcp_connect(NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tcp_connect_mem error */
	dill_tcp_connect_mem(NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tcp_done error */
	dill_tcp_done(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_term_detach error */
	dill_term_detach(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_term_done error */
	dill_term_done(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tls_attach_client error */
	dill_tls_attach_client(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tls_attach_client_mem error */
	dill_tls_attach_client_mem(s, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tls_attach_server error */
	dill_tls_attach_server(s, "x", "x", dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tls_attach_server_mem error */
	dill_tls_attach_server_mem(s, "x", "x", NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tls_detach error */
	dill_tls_detach(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_tls_done error */
	dill_tls_done(s, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_udp_recv error */
	dill_udp_recv(s, NULL, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_udp_recvl error */
	dill_udp_recvl(s, NULL, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_attach_client error */
	dill_ws_attach_client(s, 0, "x", "x", dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_attach_client_mem error */
	dill_ws_attach_client_mem(s, 0, "x", "x", NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_attach_server error */
	dill_ws_attach_server(s, 0, NULL, 0, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_attach_server_mem error */
	dill_ws_attach_server_mem(s, 0, NULL, 0, NULL, 0, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_detach error */
	dill_ws_detach(s, 0, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_done error */
	dill_ws_done(s, 0, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_recv error */
	dill_ws_recv(s, NULL, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_recvl error */
	dill_ws_recvl(s, NULL, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_send error */
	dill_ws_send(s, 0, NULL, 0, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_ws_sendl error */
	dill_ws_sendl(s, 0, NULL, NULL, dill_now() + 1000);
	/* EXPECT: yield-under-lock dill_yield error */
	dill_yield();
	/* EXPECT: yield-under-lock dill_hclose error */
	dill_hclose(s);
	/* EXPECT: yield-under-lock dill_prologue error */
	bundle_go(s, idle());
	pthread_mutex_unlock(&lock);
}

int start(int s)
{
	int handle = go(work(s));

	return dill_hclose(handle);
}
