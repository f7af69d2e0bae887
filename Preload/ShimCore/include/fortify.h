/* fortify.h — names by which programs enter libc that its headers do not show to us.
 *
 * A program built with -D_FORTIFY_SOURCE calls these in place of read, recv, poll …; the extra
 * length is the size of the buffer as its compiler saw it. A shim's real.h undefines
 * _FORTIFY_SOURCE before libc's headers, which would otherwise define read() inline, and includes
 * this after them. The names with 64 (sendfile64, fcntl64, pread64 …) need nothing: _GNU_SOURCE
 * shows them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FORTIFY_H
#define FORTIFY_H

#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>

#include "unlisted.h"

ssize_t __read_chk(int fd, void *buffer, size_t count, size_t size);
ssize_t __pread_chk(int fd, void *buffer, size_t count, off_t offset, size_t size);
ssize_t __pread64_chk(int fd, void *buffer, size_t count, off64_t offset, size_t size);
ssize_t __recv_chk(int fd, void *buffer, size_t count, size_t size, int flags);
ssize_t __recvfrom_chk(int fd, void *buffer, size_t count, size_t size, int flags,
                       struct sockaddr *from, socklen_t *length);
int __poll_chk(struct pollfd *set, nfds_t count, int timeout, size_t size);
int __ppoll_chk(struct pollfd *set, nfds_t count, const struct timespec *timeout,
                const sigset_t *mask, size_t size);
long __fdelt_chk(long descriptor);
long __fdelt_warn(long descriptor);
int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);
int __openat_2(int directory, const char *path, int flags);
int __openat64_2(int directory, const char *path, int flags);
int __gethostname_chk(char *buffer, size_t count, size_t size);
int __getdomainname_chk(char *buffer, size_t count, size_t size);
int __getlogin_r_chk(char *name, size_t size, size_t real_size);
int __dprintf_chk(int fd, int flag, const char *format, ...);

/* Ends the program as a fortified call does when the buffer is too small for the request. That is
 * libc's verdict on the program, not ours. */
void __chk_fail(void) __attribute__((noreturn));

#endif
