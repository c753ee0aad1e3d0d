/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Every wait lets other coroutines run, while a lock of the system stays taken. */
#include <neco.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static neco_mutex own;

static void idle(int argc, void *argv[])
{
}

static void compute(void *data)
{
}

static void run(int argc, void *argv[])
{
	int fd = *(int *)argv[0];
	neco_gen *gen;
	neco_setnonblock(fd, true, NULL);
	pthread_mutex_lock(&lock);
	/* EXPECT: yield-under-lock neco_accept error */
	neco_accept(fd, NULL, NULL);
	/* EXPECT: yield-under-lock neco_accept_dl error */
	neco_accept_dl(fd, NULL, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_cancel error */
	neco_cancel(0);
	/* EXPECT: yield-under-lock neco_cancel_dl error */
	neco_cancel_dl(0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_chan_recv error */
	neco_chan_recv(NULL, NULL);
	/* EXPECT: yield-under-lock neco_chan_recv_dl error */
	neco_chan_recv_dl(NULL, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_chan_select error */
	neco_chan_select(0);
	/* EXPECT: yield-under-lock neco_chan_select_dl error */
	neco_chan_select_dl(neco_now() + 1, 0);
	/* EXPECT: yield-under-lock neco_chan_selectv error */
	neco_chan_selectv(0, NULL);
	/* EXPECT: yield-under-lock neco_chan_selectv_dl error */
	neco_chan_selectv_dl(0, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_chan_send error */
	neco_chan_send(NULL, NULL);
	/* EXPECT: yield-under-lock neco_chan_send_dl error */
	neco_chan_send_dl(NULL, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_cond_signal error */
	neco_cond_signal(NULL);
	/* EXPECT: yield-under-lock neco_cond_wait error */
	neco_cond_wait(NULL, &own);
	/* EXPECT: yield-under-lock neco_cond_wait_dl error */
	neco_cond_wait_dl(NULL, &own, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_connect error */
	neco_connect(fd, NULL, 0);
	/* EXPECT: yield-under-lock neco_connect_dl error */
	neco_connect_dl(fd, NULL, 0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_dial error */
	neco_dial(NULL, NULL);
	/* EXPECT: yield-under-lock neco_dial_dl error */
	neco_dial_dl(NULL, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_gen_next error */
	neco_gen_next(NULL, NULL);
	/* EXPECT: yield-under-lock neco_gen_next_dl error */
	neco_gen_next_dl(NULL, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_gen_start error */
	neco_gen_start(&gen, 1, idle, 0);
	/* EXPECT: yield-under-lock neco_gen_startv error */
	neco_gen_startv(&gen, 1, idle, 0, NULL);
	/* EXPECT: yield-under-lock neco_gen_yield error */
	neco_gen_yield(NULL);
	/* EXPECT: yield-under-lock neco_gen_yield_dl error */
	neco_gen_yield_dl(NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_getaddrinfo error */
	neco_getaddrinfo(NULL, NULL, NULL, NULL);
	/* EXPECT: yield-under-lock neco_getaddrinfo_dl error */
	neco_getaddrinfo_dl(NULL, NULL, NULL, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_join error */
	neco_join(0);
	/* EXPECT: yield-under-lock neco_join_dl error */
	neco_join_dl(0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_mutex_lock error */
	neco_mutex_lock(&own);
	/* EXPECT: yield-under-lock neco_mutex_lock_dl error */
	neco_mutex_lock_dl(&own, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_mutex_rdlock error */
	neco_mutex_rdlock(&own);
	/* EXPECT: yield-under-lock neco_mutex_rdlock_dl error */
	neco_mutex_rdlock_dl(&own, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_read error */
	neco_read(fd, NULL, 0);
	/* EXPECT: yield-under-lock neco_read_dl error */
	neco_read_dl(fd, NULL, 0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_resume error */
	neco_resume(0);
	/* EXPECT: yield-under-lock neco_serve error */
	neco_serve(NULL, NULL);
	/* EXPECT: yield-under-lock neco_serve_dl error */
	neco_serve_dl(NULL, NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_signal_wait error */
	neco_signal_wait();
	/* EXPECT: yield-under-lock neco_signal_wait_dl error */
	neco_signal_wait_dl(neco_now() + 1);
	/* EXPECT: yield-under-lock neco_sleep error */
	neco_sleep(0);
	/* EXPECT: yield-under-lock neco_sleep_dl error */
	neco_sleep_dl(neco_now() + 1);
	/* EXPECT: yield-under-lock neco_start error */
	neco_start(idle, 0);
	/* EXPECT: yield-under-lock neco_startv error */
	neco_startv(idle, 0, NULL);
	/* EXPECT: yield-under-lock neco_stream_close error */
	neco_stream_close(NULL);
	/* EXPECT: yield-under-lock neco_stream_close_dl error */
	neco_stream_close_dl(NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_stream_flush error */
	neco_stream_flush(NULL);
	/* EXPECT: yield-under-lock neco_stream_flush_dl error */
	neco_stream_flush_dl(NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_stream_read error */
	neco_stream_read(NULL, NULL, 0);
	/* EXPECT: yield-under-lock neco_stream_read_byte error */
	neco_stream_read_byte(NULL);
	/* EXPECT: yield-under-lock neco_stream_read_byte_dl error */
	neco_stream_read_byte_dl(NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_stream_read_dl error */
	neco_stream_read_dl(NULL, NULL, 0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_stream_readfull error */
	neco_stream_readfull(NULL, NULL, 0);
	/* EXPECT: yield-under-lock neco_stream_readfull_dl error */
	neco_stream_readfull_dl(NULL, NULL, 0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_stream_write error */
	neco_stream_write(NULL, NULL, 0);
	/* EXPECT: yield-under-lock neco_stream_write_dl error */
	neco_stream_write_dl(NULL, NULL, 0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_suspend error */
	neco_suspend();
	/* EXPECT: yield-under-lock neco_suspend_dl error */
	neco_suspend_dl(neco_now() + 1);
	/* EXPECT: yield-under-lock neco_wait error */
	neco_wait(fd, 0);
	/* EXPECT: yield-under-lock neco_wait_dl error */
	neco_wait_dl(fd, 0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_waitgroup_done error */
	neco_waitgroup_done(NULL);
	/* EXPECT: yield-under-lock neco_waitgroup_wait error */
	neco_waitgroup_wait(NULL);
	/* EXPECT: yield-under-lock neco_waitgroup_wait_dl error */
	neco_waitgroup_wait_dl(NULL, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_work error */
	neco_work(0, compute, NULL);
	/* EXPECT: yield-under-lock neco_write error */
	neco_write(fd, NULL, 0);
	/* EXPECT: yield-under-lock neco_write_dl error */
	neco_write_dl(fd, NULL, 0, neco_now() + 1);
	/* EXPECT: yield-under-lock neco_yield error */
	neco_yield();
	pthread_mutex_unlock(&lock);
}

int start(int fd)
{
	return neco_start(run, 1, &fd);
}
