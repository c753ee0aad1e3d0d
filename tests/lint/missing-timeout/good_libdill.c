/* SPDX-License-Identifier: MIT */
/* ONLY: missing-timeout */
/* Each wait has a deadline. */
#include <libdill.h>

static coroutine void work(int s)
{
	dill_brecv(s, NULL, 0, dill_now() + 1000);
	dill_brecvl(s, NULL, NULL, dill_now() + 1000);
	dill_bsend(s, NULL, 0, dill_now() + 1000);
	dill_bsendl(s, NULL, NULL, dill_now() + 1000);
	dill_dtls_attach_client(s, dill_now() + 1000);
	dill_dtls_attach_client_mem(s, NULL, dill_now() + 1000);
	dill_dtls_attach_server(s, "x", "x", dill_now() + 1000);
	dill_dtls_attach_server_mem(s, "x", "x", NULL, dill_now() + 1000);
	dill_dtls_detach(s, dill_now() + 1000);
	dill_dtls_done(s, dill_now() + 1000);
	dill_fdin(s, dill_now() + 1000);
	dill_fdout(s, dill_now() + 1000);
	dill_happyeyeballs_connect("x", 0, dill_now() + 1000);
	dill_http_detach(s, dill_now() + 1000);
	dill_http_done(s, dill_now() + 1000);
	dill_http_recvfield(s, NULL, 0, NULL, 0, dill_now() + 1000);
	dill_http_recvrequest(s, NULL, 0, NULL, 0, dill_now() + 1000);
	dill_http_recvstatus(s, NULL, 0, dill_now() + 1000);
	dill_http_sendfield(s, "x", "x", dill_now() + 1000);
	dill_http_sendrequest(s, "x", "x", dill_now() + 1000);
	dill_http_sendstatus(s, 0, "x", dill_now() + 1000);
	dill_ipaddr_remote(NULL, "x", 0, 0, dill_now() + 1000);
	dill_ipaddr_remotes(NULL, 0, "x", 0, 0, dill_now() + 1000);
	dill_ipc_close(s, dill_now() + 1000);
	dill_ipc_connect("x", dill_now() + 1000);
	dill_ipc_connect_mem("x", NULL, dill_now() + 1000);
	dill_ipc_done(s, dill_now() + 1000);
	dill_ipc_recvfd(s, dill_now() + 1000);
	dill_ipc_sendfd(s, 0, dill_now() + 1000);
	dill_mrecv(s, NULL, 0, dill_now() + 1000);
	dill_mrecvl(s, NULL, NULL, dill_now() + 1000);
	dill_msend(s, NULL, 0, dill_now() + 1000);
	dill_msendl(s, NULL, NULL, dill_now() + 1000);
	dill_socks5_client_connect(s, "x", "x", NULL, dill_now() + 1000);
	dill_socks5_client_connectbyname(s, "x", "x", "x", 0, dill_now() + 1000);
	dill_socks5_proxy_auth(s, NULL, dill_now() + 1000);
	dill_socks5_proxy_recvcommand(s, NULL, dill_now() + 1000);
	dill_socks5_proxy_recvcommandbyname(s, NULL, NULL, dill_now() + 1000);
	dill_socks5_proxy_sendreply(s, 0, NULL, dill_now() + 1000);
	dill_suffix_detach(s, dill_now() + 1000);
	dill_tcp_close(s, dill_now() + 1000);
	dill_tcp_connect(NULL, dill_now() + 1000);
	dill_tcp_connect_mem(NULL, NULL, dill_now() + 1000);
	dill_tcp_done(s, dill_now() + 1000);
	dill_term_detach(s, dill_now() + 1000);
	dill_term_done(s, dill_now() + 1000);
	dill_tls_attach_client(s, dill_now() + 1000);
	dill_tls_attach_client_mem(s, NULL, dill_now() + 1000);
	dill_tls_attach_server(s, "x", "x", dill_now() + 1000);
	dill_tls_attach_server_mem(s, "x", "x", NULL, dill_now() + 1000);
	dill_tls_detach(s, dill_now() + 1000);
	dill_tls_done(s, dill_now() + 1000);
	dill_udp_recv(s, NULL, NULL, 0, dill_now() + 1000);
	dill_udp_recvl(s, NULL, NULL, NULL, dill_now() + 1000);
	dill_ws_attach_client(s, 0, "x", "x", dill_now() + 1000);
	dill_ws_attach_client_mem(s, 0, "x", "x", NULL, dill_now() + 1000);
	dill_ws_attach_server(s, 0, NULL, 0, NULL, 0, dill_now() + 1000);
	dill_ws_attach_server_mem(s, 0, NULL, 0, NULL, 0, NULL, dill_now() + 1000);
	dill_ws_detach(s, 0, NULL, 0, dill_now() + 1000);
	dill_ws_done(s, 0, NULL, 0, dill_now() + 1000);
	dill_ws_recv(s, NULL, NULL, 0, dill_now() + 1000);
	dill_ws_recvl(s, NULL, NULL, NULL, dill_now() + 1000);
	dill_ws_send(s, 0, NULL, 0, dill_now() + 1000);
	dill_ws_sendl(s, 0, NULL, NULL, dill_now() + 1000);
}

int start(int s)
{
	int handle = go(work(s));

	return dill_hclose(handle);
}
