/* tale.h — a finding: put together from what the lines know, and told to the book once; what comes
 * again is counted.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TALE_H
#define TALE_H

#include "books.h"

enum { TALE_EVENTS = 7 };

struct tale_event {
    uint8_t role;
    int32_t fd;
    struct deed by;
    const char *what; /* or NULL */
};

struct tale {
    enum fd_kind kind;
    enum fd_grade grade;
    int fd, other, error;
    uint64_t count, limit;
    unsigned events;
    struct tale_event event[TALE_EVENTS];
};

/* Begins a finding about a number; an error, until said otherwise. */
SHIM_LOCAL struct tale tale_of(enum fd_kind, int fd);

SHIM_LOCAL void tale_add(struct tale *, enum fd_role, int fd, const struct deed *,
                         const char *what);

/* How the number was opened and closed last, and, where they are wanted, the time before that. */
SHIM_LOCAL void tale_add_opened(struct tale *, enum fd_role, int fd, const struct life *,
                                const char *what);
SHIM_LOCAL void tale_add_closed(struct tale *, enum fd_role, int fd, const struct life *);
SHIM_LOCAL void tale_add_line(struct tale *, int fd, const struct line *);
SHIM_LOCAL void tale_add_before(struct tale *, int fd, const struct line *);

/* A library opened it and still counts on it: who closed it was somebody else. */
SHIM_LOCAL bool tale_was_closed_by_another(const struct line *, const struct deed *now);

/* Tells it, if its kind is wanted. Returns its tally, or UINT16_MAX. */
SHIM_LOCAL uint16_t tale_tell(const struct tale *);

/* The finding of this tally has come again. */
SHIM_LOCAL void tale_again(uint16_t tally);

/* Tells of an event that is watched. */
SHIM_LOCAL void tale_watched(int fd, const struct deed *, int result, const char *what);

/* This program's findings so far. */
SHIM_LOCAL uint64_t tale_count(void);

#endif
