/* SPDX-License-Identifier: MIT
 *
 * neco, as far as rules/neco.json knows it: no package installs its header.
 */
#pragma once

#include <netdb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

#define NECO_OK       0
#define NECO_CANCELED -11
#define neco_cleanup_push(fn, arg)                                                                 \
	{                                                                                          \
		char handler__[32] = { 0 };                                                        \
		__neco_c0(handler__, fn, arg);
#define neco_cleanup_pop(execute)                                                                  \
	__neco_c1(execute);                                                                        \
	}

typedef struct neco_chan neco_chan;
typedef struct neco_gen neco_gen;
typedef struct neco_stream neco_stream;
typedef struct {
	int64_t space[6];
} neco_mutex, neco_cond, neco_waitgroup;

void __neco_c1(int execute);

void __neco_c0(void *space, void (*fn)(void *), void *data);
void __neco_exit_prog(int status);
int neco_accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
int neco_accept_dl(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int64_t deadline);
int neco_cancel(int64_t id);
int neco_cancel_dl(int64_t id, int64_t deadline);
int neco_chan_recv(neco_chan *chan, void *data);
int neco_chan_recv_dl(neco_chan *chan, void *data, int64_t deadline);
int neco_chan_select(int nchans, ...);
int neco_chan_select_dl(int64_t deadline, int nchans, ...);
int neco_chan_selectv(int nchans, neco_chan *chans[]);
int neco_chan_selectv_dl(int nchans, neco_chan *chans[], int64_t deadline);
int neco_chan_send(neco_chan *chan, void *data);
int neco_chan_send_dl(neco_chan *chan, void *data, int64_t deadline);
int neco_cond_signal(neco_cond *cond);
int neco_cond_wait(neco_cond *cond, neco_mutex *mutex);
int neco_cond_wait_dl(neco_cond *cond, neco_mutex *mutex, int64_t deadline);
int neco_connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
int neco_connect_dl(int sockfd, const struct sockaddr *addr, socklen_t addrlen, int64_t deadline);
int neco_dial(const char *network, const char *address);
int neco_dial_dl(const char *network, const char *address, int64_t deadline);
int neco_gen_next(neco_gen *gen, void *data);
int neco_gen_next_dl(neco_gen *gen, void *data, int64_t deadline);
int neco_gen_release(neco_gen *gen);
int neco_gen_start(neco_gen **gen, size_t data_size, void (*coroutine)(int argc, void *argv[]),
                   int argc, ...);
int neco_gen_startv(neco_gen **gen, size_t data_size, void (*coroutine)(int argc, void *argv[]),
                    int argc, void *argv[]);
int neco_gen_yield(void *data);
int neco_gen_yield_dl(void *data, int64_t deadline);
int neco_getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                     struct addrinfo **res);
int neco_getaddrinfo_dl(const char *node, const char *service, const struct addrinfo *hints,
                        struct addrinfo **res, int64_t deadline);
int neco_join(int64_t id);
int neco_join_dl(int64_t id, int64_t deadline);
int neco_mutex_lock(neco_mutex *mutex);
int neco_mutex_lock_dl(neco_mutex *mutex, int64_t deadline);
int neco_mutex_rdlock(neco_mutex *mutex);
int neco_mutex_rdlock_dl(neco_mutex *mutex, int64_t deadline);
int neco_mutex_trylock(neco_mutex *mutex);
int neco_mutex_tryrdlock(neco_mutex *mutex);
int neco_mutex_unlock(neco_mutex *mutex);
int64_t neco_now(void);
ssize_t neco_read(int fd, void *data, size_t nbytes);
ssize_t neco_read_dl(int fd, void *data, size_t nbytes, int64_t deadline);
int neco_resume(int64_t id);
int neco_serve(const char *network, const char *address);
int neco_serve_dl(const char *network, const char *address, int64_t deadline);
int neco_setnonblock(int fd, bool nonblock, bool *oldnonblock);
int neco_signal_wait(void);
int neco_signal_wait_dl(int64_t deadline);
int neco_sleep(int64_t nanosecs);
int neco_sleep_dl(int64_t deadline);
int neco_start(void (*coroutine)(int argc, void *argv[]), int argc, ...);
int neco_startv(void (*coroutine)(int argc, void *argv[]), int argc, void *argv[]);
int neco_stream_close(neco_stream *stream);
int neco_stream_close_dl(neco_stream *stream, int64_t deadline);
int neco_stream_flush(neco_stream *stream);
int neco_stream_flush_dl(neco_stream *stream, int64_t deadline);
ssize_t neco_stream_read(neco_stream *stream, void *data, size_t nbytes);
int neco_stream_read_byte(neco_stream *stream);
int neco_stream_read_byte_dl(neco_stream *stream, int64_t deadline);
ssize_t neco_stream_read_dl(neco_stream *stream, void *data, size_t nbytes, int64_t deadline);
ssize_t neco_stream_readfull(neco_stream *stream, void *data, size_t nbytes);
ssize_t neco_stream_readfull_dl(neco_stream *stream, void *data, size_t nbytes, int64_t deadline);
ssize_t neco_stream_write(neco_stream *stream, const void *data, size_t nbytes);
ssize_t neco_stream_write_dl(neco_stream *stream, const void *data, size_t nbytes,
                             int64_t deadline);
int neco_suspend(void);
int neco_suspend_dl(int64_t deadline);
int neco_wait(int fd, int mode);
int neco_wait_dl(int fd, int mode, int64_t deadline);
int neco_waitgroup_done(neco_waitgroup *waitgroup);
int neco_waitgroup_wait(neco_waitgroup *waitgroup);
int neco_waitgroup_wait_dl(neco_waitgroup *waitgroup, int64_t deadline);
int neco_work(int64_t pin, void (*work)(void *udata), void *udata);
ssize_t neco_write(int fd, const void *data, size_t nbytes);
ssize_t neco_write_dl(int fd, const void *data, size_t nbytes, int64_t deadline);
int neco_yield(void);
