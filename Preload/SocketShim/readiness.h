/* readiness.h — what poll, select and epoll say of a socket, put into TCP's and UDP's words.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef READINESS_H
#define READINESS_H

#include "sockets.h"

#include <stdint.h>

struct epoll_event;

/* Which descriptor an event of an epoll set is about; in zeroes_rest.c. */
enum { GUESSES = 4096 };
struct guess {
    uint64_t data;
    int set, fd;
};
extern SHIM_LOCAL struct guess readiness_guesses[GUESSES];

/* POLL* (which are EPOLL* too) as AF_UNIX has them, into TCP's. 0: nothing to report. */
SHIM_LOCAL uint32_t readiness_of(struct sock *, uint32_t events);

/* Whether waiting for it needs more than the kernel's answer. */
SHIM_LOCAL bool readiness_is_odd(const struct sock *);

/* A socket entered, changed or left an epoll set. */
SHIM_LOCAL void readiness_watch(struct sock *, int set, int op, int fd, const struct epoll_event *);

/* Translates what epoll_wait brought, in place. Returns how many events remain. */
SHIM_LOCAL int readiness_translate(int set, struct epoll_event *, int count);

/* Enters a renewed descriptor where the old one was. */
SHIM_LOCAL void readiness_renew(struct sock *, int fd);

/* Makes epoll look at it again. */
SHIM_LOCAL void readiness_rearm(struct sock *, int fd);

SHIM_LOCAL void readiness_forget(struct sock *, int fd);

/* Tries the connection attempts that wait for room. */
SHIM_LOCAL void readiness_push(void);

#endif
