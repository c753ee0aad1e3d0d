/* SPDX-License-Identifier: MIT
 *
 * libdill, as far as rules/libdill.json knows it: no package installs its header. The macros do
 * without what switches stacks.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define coroutine __attribute__((noinline))
#define go_(call, bundle)                                                                          \
	__extension__({                                                                            \
		void *ctx__, *stack__ = NULL;                                                      \
		int handle__ = dill_prologue(&ctx__, &stack__, 0, bundle, __FILE__, __LINE__);     \
		if (handle__ >= 0) {                                                               \
			call;                                                                      \
			dill_epilogue();                                                           \
		}                                                                                  \
		handle__;                                                                          \
	})
#define go(call)                go_(call, -1)
#define bundle_go(bundle, call) go_(call, bundle)

int dill_prologue(void **ctx, void **stack, size_t size, int bundle, const char *file, int line);
void dill_epilogue(void);

struct dill_bundle_storage;
struct dill_chclause;
struct dill_dtls_storage;
struct dill_iolist;
struct dill_ipaddr;
struct dill_ipc_storage;
struct dill_tcp_storage;
struct dill_tls_storage;
struct dill_ws_storage;

int dill_brecv(int s, void *buf, size_t len, int64_t deadline);
int dill_brecvl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_bsend(int s, const void *buf, size_t len, int64_t deadline);
int dill_bsendl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_bundle(void);
int dill_bundle_mem(struct dill_bundle_storage *mem);
int dill_bundle_wait(int h, int64_t deadline);
int dill_choose(struct dill_chclause *clauses, int nclauses, int64_t deadline);
int dill_chrecv(int ch, void *val, size_t len, int64_t deadline);
int dill_chsend(int ch, const void *val, size_t len, int64_t deadline);
int dill_dtls_attach_client(int s, int64_t deadline);
int dill_dtls_attach_client_mem(int s, struct dill_dtls_storage *mem, int64_t deadline);
int dill_dtls_attach_server(int s, const char *cert, const char *pkey, int64_t deadline);
int dill_dtls_attach_server_mem(int s, const char *cert, const char *pkey,
                                struct dill_dtls_storage *mem, int64_t deadline);
int dill_dtls_detach(int s, int64_t deadline);
int dill_dtls_done(int s, int64_t deadline);
int dill_fdin(int fd, int64_t deadline);
int dill_fdout(int fd, int64_t deadline);
int dill_happyeyeballs_connect(const char *name, int port, int64_t deadline);
int dill_hclose(int h);
int dill_http_detach(int s, int64_t deadline);
int dill_http_done(int s, int64_t deadline);
int dill_http_recvfield(int s, char *name, size_t namelen, char *value, size_t valuelen,
                        int64_t deadline);
int dill_http_recvrequest(int s, char *command, size_t commandlen, char *resource,
                          size_t resourcelen, int64_t deadline);
int dill_http_recvstatus(int s, char *reason, size_t reasonlen, int64_t deadline);
int dill_http_sendfield(int s, const char *name, const char *value, int64_t deadline);
int dill_http_sendrequest(int s, const char *command, const char *resource, int64_t deadline);
int dill_http_sendstatus(int s, int status, const char *reason, int64_t deadline);
int dill_ipaddr_remote(struct dill_ipaddr *addr, const char *name, int port, int mode,
                       int64_t deadline);
int dill_ipaddr_remotes(struct dill_ipaddr *addrs, int naddrs, const char *name, int port, int mode,
                        int64_t deadline);
int dill_ipc_accept(int s, int64_t deadline);
int dill_ipc_accept_mem(int s, struct dill_ipc_storage *mem, int64_t deadline);
int dill_ipc_close(int s, int64_t deadline);
int dill_ipc_connect(const char *addr, int64_t deadline);
int dill_ipc_connect_mem(const char *addr, struct dill_ipc_storage *mem, int64_t deadline);
int dill_ipc_done(int s, int64_t deadline);
int dill_ipc_recvfd(int s, int64_t deadline);
int dill_ipc_sendfd(int s, int fd, int64_t deadline);
ssize_t dill_mrecv(int s, void *buf, size_t len, int64_t deadline);
ssize_t dill_mrecvl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_msend(int s, const void *buf, size_t len, int64_t deadline);
int dill_msendl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_msleep(int64_t deadline);
int64_t dill_now(void);
int dill_socks5_client_connect(int s, const char *username, const char *password,
                               struct dill_ipaddr *addr, int64_t deadline);
int dill_socks5_client_connectbyname(int s, const char *username, const char *password,
                                     const char *hostname, int port, int64_t deadline);
int dill_socks5_proxy_auth(int s, int (*auth)(const char *, const char *), int64_t deadline);
int dill_socks5_proxy_recvcommand(int s, struct dill_ipaddr *ipaddr, int64_t deadline);
int dill_socks5_proxy_recvcommandbyname(int s, char *host, int *port, int64_t deadline);
int dill_socks5_proxy_sendreply(int s, int reply, struct dill_ipaddr *ipaddr, int64_t deadline);
int dill_suffix_detach(int s, int64_t deadline);
int dill_tcp_accept(int s, struct dill_ipaddr *addr, int64_t deadline);
int dill_tcp_accept_mem(int s, struct dill_ipaddr *addr, struct dill_tcp_storage *mem,
                        int64_t deadline);
int dill_tcp_close(int s, int64_t deadline);
int dill_tcp_connect(const struct dill_ipaddr *addr, int64_t deadline);
int dill_tcp_connect_mem(const struct dill_ipaddr *addr, struct dill_tcp_storage *mem,
                         int64_t deadline);
int dill_tcp_done(int s, int64_t deadline);
int dill_term_detach(int s, int64_t deadline);
int dill_term_done(int s, int64_t deadline);
int dill_tls_attach_client(int s, int64_t deadline);
int dill_tls_attach_client_mem(int s, struct dill_tls_storage *mem, int64_t deadline);
int dill_tls_attach_server(int s, const char *cert, const char *pkey, int64_t deadline);
int dill_tls_attach_server_mem(int s, const char *cert, const char *pkey,
                               struct dill_tls_storage *mem, int64_t deadline);
int dill_tls_detach(int s, int64_t deadline);
int dill_tls_done(int s, int64_t deadline);
ssize_t dill_udp_recv(int s, struct dill_ipaddr *addr, void *buf, size_t len, int64_t deadline);
ssize_t dill_udp_recvl(int s, struct dill_ipaddr *addr, struct dill_iolist *first,
                       struct dill_iolist *last, int64_t deadline);
int dill_ws_attach_client(int s, int flags, const char *resource, const char *host,
                          int64_t deadline);
int dill_ws_attach_client_mem(int s, int flags, const char *resource, const char *host,
                              struct dill_ws_storage *mem, int64_t deadline);
int dill_ws_attach_server(int s, int flags, char *resource, size_t resourcelen, char *host,
                          size_t hostlen, int64_t deadline);
int dill_ws_attach_server_mem(int s, int flags, char *resource, size_t resourcelen, char *host,
                              size_t hostlen, struct dill_ws_storage *mem, int64_t deadline);
int dill_ws_detach(int s, int status, const void *buf, size_t len, int64_t deadline);
int dill_ws_done(int s, int status, const void *buf, size_t len, int64_t deadline);
ssize_t dill_ws_recv(int s, int *flags, void *buf, size_t len, int64_t deadline);
ssize_t dill_ws_recvl(int s, int *flags, struct dill_iolist *first, struct dill_iolist *last,
                      int64_t deadline);
int dill_ws_send(int s, int flags, const void *buf, size_t len, int64_t deadline);
int dill_ws_sendl(int s, int flags, struct dill_iolist *first, struct dill_iolist *last,
                  int64_t deadline);
int dill_yield(void);
