/* closing.h — a call that ends a descriptor: what is wrong with it, and what the books say after.
 *
 *     struct closing closing = closing_begin(fd, CALL_close, NULL);
 *     closing_end(&closing, REAL(close)(fd));
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CLOSING_H
#define CLOSING_H

#include "books.h"

struct closing {
    int fd;
    struct deed by;
    uintptr_t site;    /* of a loop, if it is one */
    struct line *line; /* NULL: nobody has opened such a number, or it is not ours to note */
    uint8_t state;     /* of the line, before */
    bool is_plain;     /* nothing is wrong with it, unless it fails */
    bool is_stream;    /* by stdin, stdout or stderr */
    bool is_foreign;   /* it belongs to a FILE, DIR or tag that is not the one that closes it */
};

/* What this thread closed last may be wrong: the next call tells. */
static inline bool closing_is_accused(void)
{
    return thread.sweep.accused || thread.sweep.strange || thread.sweep.first <= 2;
}

SHIM_LOCAL struct closing closing_begin_now(int fd, enum call, const void *holder);

/* Most are of what the program has opened for itself, and has nothing else to do with. NULL: not
 * this one. */
static inline struct line *closing_plain_line(int fd)
{
    struct line *line = books_are_plain() && !closing_is_accused() ? books_known(fd) : NULL;

    return line && fd > 2 && line_is_plain(line) && !books.locks.count ? line : NULL;
}

static inline __attribute__((always_inline)) struct closing
closing_begin_plainly(int fd, struct line *line, enum call call)
{
    const struct deed by = deed_plain(call);

    line_strike(line, &by);
    books.closed++;
    return (struct closing){.fd = fd,
                            .by = by,
                            .site = by.stack + 1,
                            .line = line,
                            .state = STATE_OPEN,
                            .is_plain = true};
}

/* Strikes the number out: the kernel may hand it to another thread at once. `holder` is the FILE,
 * DIR or tag that closes its own. */
static inline __attribute__((always_inline)) struct closing closing_begin(int fd, enum call call,
                                                                          const void *holder)
{
    if (__builtin_expect(books.state == ASLEEP, 0))
        return (struct closing){.fd = fd};
    books_begin_here();
    struct line *line = closing_plain_line(fd);
    const struct closing closing =
        line ? closing_begin_plainly(fd, line, call) : closing_begin_now(fd, call, holder);
    books_end_here();
    return closing;
}

SHIM_LOCAL int closing_end_now(struct closing *, int result);

/* The call is done. Returns its result, and keeps errno. */
static inline int closing_end(struct closing *closing, int result)
{
    if (__builtin_expect(!closing->is_plain || result, 0))
        return closing_end_now(closing, result);
    sweep_note(&thread.sweep, closing->site, closing->fd, false, false);
    return result;
}
/* The kernel has closed all of these, as dup2() and close_range() do. */
SHIM_LOCAL void closed_all(int first, int last, enum call);

/* What this thread closed last is judged now: it is no loop over whatever there may be. */
SHIM_LOCAL void closing_judge(void);

/* … it is one, as will be seen: the closes before it were part of it. */
SHIM_LOCAL void closing_forgive(void);

/* A question about a number that is not open, or was never opened (NULL): one of a loop over all
 * there may be is right. It is judged with the closes. */
SHIM_LOCAL void closing_asked(int fd, struct line *, const struct deed *);

static inline void closing_settle(void)
{
    if (__builtin_expect(closing_is_accused() || thread.asked.accused, 0))
        closing_judge();
    else
        thread.sweep.calls = 0;
}

#endif
