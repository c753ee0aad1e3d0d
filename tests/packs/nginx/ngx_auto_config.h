/* SPDX-License-Identifier: MIT
 *
 * What nginx' configure script would write: as much of it as modules and the headers of nginx-dev
 * need, for an nginx with thread pools on 64-bit Linux.
 */
#define NGX_COMPAT                   1
#define NGX_CPU_CACHE_LINE           64
#define NGX_HAVE_C99_VARIADIC_MACROS 1
#define NGX_HAVE_CLEAR_EVENT         1
#define NGX_HAVE_D_TYPE              1
#define NGX_HAVE_EPOLL               1
#define NGX_HAVE_EPOLLRDHUP          1
#define NGX_HAVE_EVENTFD             1
#define NGX_HAVE_FILE_AIO            1
#define NGX_HAVE_FIONBIO             1
#define NGX_HAVE_GCC_ATOMIC          1
#define NGX_HAVE_GMTOFF              1
#define NGX_HAVE_INET6               1
#define NGX_HAVE_LITTLE_ENDIAN       1
#define NGX_HAVE_OPENAT              1
#define NGX_HAVE_O_DIRECT            1
#define NGX_HAVE_POSIX_FADVISE       1
#define NGX_HAVE_POSIX_SEM           1
#define NGX_HAVE_PREAD               1
#define NGX_HAVE_PWRITE              1
#define NGX_HAVE_SCHED_YIELD         1
#define NGX_HAVE_SENDFILE            1
#define NGX_HAVE_STATFS              1
#define NGX_HAVE_UNIX_DOMAIN         1
#define NGX_HTTP_CACHE               1
#define NGX_MAX_OFF_T_VALUE          9223372036854775807LL
#define NGX_MAX_SIZE_T_VALUE         9223372036854775807LL
#define NGX_MAX_TIME_T_VALUE         9223372036854775807LL
#define NGX_OFF_T_LEN                (sizeof("-9223372036854775808") - 1)
#define NGX_PTR_SIZE                 8
#define NGX_SIG_ATOMIC_T_SIZE        4
#define NGX_SIZE_T_LEN               (sizeof("-9223372036854775808") - 1)
#define NGX_SMP                      1
#define NGX_THREADS                  1
#define NGX_TIME_T_LEN               (sizeof("-9223372036854775808") - 1)
#define NGX_TIME_T_SIZE              8
