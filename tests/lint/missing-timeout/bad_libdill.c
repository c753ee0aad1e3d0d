/* SPDX-License-Identifier: MIT */
/* ONLY: missing-timeout */
/* A peer that says nothing holds the coroutine for ever. */
#include <libdill.h>

static coroutine void work(int s)
{
	/* EXPECT: missing-timeout dill_brecv warning */
	dill_brecv(s, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_brecvl warning */
	dill_brecvl(s, NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_bsend warning */
	dill_bsend(s, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_bsendl warning */
	dill_bsendl(s, NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_dtls_attach_client warning */
	dill_dtls_attach_client(s, -1);
	/* EXPECT: missing-timeout dill_dtls_attach_client_mem warning */
	dill_dtls_attach_client_mem(s, NULL, -1);
	/* EXPECT: missing-timeout dill_dtls_attach_server warning */
	dill_dtls_attach_server(s, "x", "x", -1);
	/* EXPECT: missing-timeout dill_dtls_attach_server_mem warning */
	dill_dtls_attach_server_mem(s, "x", "x", NULL, -1);
	/* EXPECT: missing-timeout dill_dtls_detach warning */
	dill_dtls_detach(s, -1);
	/* EXPECT: missing-timeout dill_dtls_done warning */
	dill_dtls_done(s, -1);
	/* EXPECT: missing-timeout dill_fdin warning */
	dill_fdin(s, -1);
	/* EXPECT: missing-timeout dill_fdout warning */
	dill_fdout(s, -1);
	/* EXPECT: missing-timeout dill_happyeyeballs_connect warning */
	dill_happyeyeballs_connect("x", 0, -1);
	/* EXPECT: missing-timeout dill_http_detach warning */
	dill_http_detach(s, -1);
	/* EXPECT: missing-timeout dill_http_done warning */
	dill_http_done(s, -1);
	/* EXPECT: missing-timeout dill_http_recvfield warning */
	dill_http_recvfield(s, NULL, 0, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_http_recvrequest warning */
	dill_http_recvrequest(s, NULL, 0, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_http_recvstatus warning */
	dill_http_recvstatus(s, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_http_sendfield warning */
	dill_http_sendfield(s, "x", "x", -1);
	/* EXPECT: missing-timeout dill_http_sendrequest warning */
	dill_http_sendrequest(s, "x", "x", -1);
	/* EXPECT: missing-timeout dill_http_sendstatus warning */
	dill_http_sendstatus(s, 0, "x", -1);
	/* EXPECT: missing-timeout dill_ipaddr_remote warning */
	dill_ipaddr_remote(NULL, "x", 0, 0, -1);
	/* EXPECT: missing-timeout dill_ipaddr_remotes warning */
	dill_ipaddr_remotes(NULL, 0, "x", 0, 0, -1);
	/* EXPECT: missing-timeout dill_ipc_close warning */
	dill_ipc_close(s, -1);
	/* EXPECT: missing-timeout dill_ipc_connect warning */
	dill_ipc_connect("x", -1);
	/* EXPECT: missing-timeout dill_ipc_connect_mem warning */
	dill_ipc_connect_mem("x", NULL, -1);
	/* EXPECT: missing-timeout dill_ipc_done warning */
	dill_ipc_done(s, -1);
	/* EXPECT: missing-timeout dill_ipc_recvfd warning */
	dill_ipc_recvfd(s, -1);
	/* EXPECT: missing-timeout dill_ipc_sendfd warning */
	dill_ipc_sendfd(s, 0, -1);
	/* EXPECT: missing-timeout dill_mrecv warning */
	dill_mrecv(s, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_mrecvl warning */
	dill_mrecvl(s, NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_msend warning */
	dill_msend(s, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_msendl warning */
	dill_msendl(s, NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_socks5_client_connect warning */
	dill_socks5_client_connect(s, "x", "x", NULL, -1);
	/* EXPECT: missing-timeout dill_socks5_client_connectbyname warning */
	dill_socks5_client_connectbyname(s, "x", "x", "x", 0, -1);
	/* EXPECT: missing-timeout dill_socks5_proxy_auth warning */
	dill_socks5_proxy_auth(s, NULL, -1);
	/* EXPECT: missing-timeout dill_socks5_proxy_recvcommand warning */
	dill_socks5_proxy_recvcommand(s, NULL, -1);
	/* EXPECT: missing-timeout dill_socks5_proxy_recvcommandbyname warning */
	dill_socks5_proxy_recvcommandbyname(s, NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_socks5_proxy_sendreply warning */
	dill_socks5_proxy_sendreply(s, 0, NULL, -1);
	/* EXPECT: missing-timeout dill_suffix_detach warning */
	dill_suffix_detach(s, -1);
	/* EXPECT: missing-timeout dill_tcp_close warning */
	dill_tcp_close(s, -1);
	/* EXPECT: missing-timeout dill_tcp_connect warning */
	dill_tcp_connect(NULL, -1);
	/* EXPECT: missing-timeout dill_tcp_connect_mem warning */
	dill_tcp_connect_mem(NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_tcp_done warning */
	dill_tcp_done(s, -1);
	/* EXPECT: missing-timeout dill_term_detach warning */
	dill_term_detach(s, -1);
	/* EXPECT: missing-timeout dill_term_done warning */
	dill_term_done(s, -1);
	/* EXPECT: missing-timeout dill_tls_attach_client warning */
	dill_tls_attach_client(s, -1);
	/* EXPECT: missing-timeout dill_tls_attach_client_mem warning */
	dill_tls_attach_client_mem(s, NULL, -1);
	/* EXPECT: missing-timeout dill_tls_attach_server warning */
	dill_tls_attach_server(s, "x", "x", -1);
	/* EXPECT: missing-timeout dill_tls_attach_server_mem warning */
	dill_tls_attach_server_mem(s, "x", "x", NULL, -1);
	/* EXPECT: missing-timeout dill_tls_detach warning */
	dill_tls_detach(s, -1);
	/* EXPECT: missing-timeout dill_tls_done warning */
	dill_tls_done(s, -1);
	/* EXPECT: missing-timeout dill_udp_recv warning */
	dill_udp_recv(s, NULL, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_udp_recvl warning */
	dill_udp_recvl(s, NULL, NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_ws_attach_client warning */
	dill_ws_attach_client(s, 0, "x", "x", -1);
	/* EXPECT: missing-timeout dill_ws_attach_client_mem warning */
	dill_ws_attach_client_mem(s, 0, "x", "x", NULL, -1);
	/* EXPECT: missing-timeout dill_ws_attach_server warning */
	dill_ws_attach_server(s, 0, NULL, 0, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_ws_attach_server_mem warning */
	dill_ws_attach_server_mem(s, 0, NULL, 0, NULL, 0, NULL, -1);
	/* EXPECT: missing-timeout dill_ws_detach warning */
	dill_ws_detach(s, 0, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_ws_done warning */
	dill_ws_done(s, 0, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_ws_recv warning */
	dill_ws_recv(s, NULL, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_ws_recvl warning */
	dill_ws_recvl(s, NULL, NULL, NULL, -1);
	/* EXPECT: missing-timeout dill_ws_send warning */
	dill_ws_send(s, 0, NULL, 0, -1);
	/* EXPECT: missing-timeout dill_ws_sendl warning */
	dill_ws_sendl(s, 0, NULL, NULL, -1);
}

int start(int s)
{
	int handle = go(work(s));

	return dill_hclose(handle);
}
