/* real.h — libc's calls as this shim knows them. Included first everywhere: it asks libc's headers
 * for everything they have.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REAL_H
#define REAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#undef _FORTIFY_SOURCE

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <grp.h>
#include <mqueue.h>
#include <poll.h>
#include <pty.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/fanotify.h>
#include <sys/file.h>
#include <sys/fsuid.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <syslog.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "fortify.h"

void __assert_fail(const char *claim, const char *file, unsigned line, const char *function)
    __attribute__((noreturn));
void __syslog_chk(int priority, int flag, const char *format, ...);
void __vsyslog_chk(int priority, int flag, const char *format, va_list);
int __mq_open_2(const char *name, int flags);
int memfd_create(const char *name, unsigned flags);
int getdomainname(char *, size_t);

/* What programs and Backlot's own library for tests look for by name. */
uint64_t backlot_fds_mark(void);
int backlot_fds_open_since(uint64_t mark, int *fds, int most);
int backlot_fds_findings_since(uint64_t mark);
int backlot_fds_tag(int fd, uint64_t tag);
int backlot_fds_close(int fd, uint64_t tag);

#include "vfork_child.h"

#include "shim_real.h"

/* A call's number, for what is told of it. */
enum call {
    CALL_NONE,
#define SHIM_CALL(name, role) CALL_##name,
#include "calls.def"
#undef SHIM_CALL
    CALL_COUNT
};

SHIM_LOCAL const char *call_name(unsigned call);

#endif
