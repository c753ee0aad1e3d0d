/* SPDX-License-Identifier: MIT
 *
 * What nginx' configure script would write: which headers Debian on Linux has. The headers of
 * nginx-dev include it and do not bring one.
 */
#define NGX_HAVE_CRYPT_H       1
#define NGX_HAVE_INTTYPES_H    1
#define NGX_HAVE_LIMITS_H      1
#define NGX_HAVE_SYS_EVENTFD_H 1
#define NGX_HAVE_SYS_PARAM_H   1
#define NGX_HAVE_SYS_PRCTL_H   1
#define NGX_HAVE_UNISTD_H      1
#define NGX_LINUX              1
