/* opening.h — what a call that makes a descriptor tells the books.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OPENING_H
#define OPENING_H

#include "closing.h"

/* The call has answered with a descriptor, or with -1: then it may have been the last straw.
 * Returns what it answered, and keeps errno. */
SHIM_LOCAL void opened_now(int fd, enum call, enum thing, unsigned marks, const char *what);

/* … with a number that was closed before, when nothing of this thread's is to be judged. */
SHIM_LOCAL void opened_plainly(struct line *, enum call, enum thing, unsigned marks,
                               const char *what);

static inline struct line *opening_plain_line(int fd)
{
    struct line *line =
        fd > 2 && books_are_plain() && !closing_is_accused() && !thread.asked.accused
            ? books_known(fd)
            : NULL;

    return line && line_state(line) == STATE_CLOSED && !line->pending_kind ? line : NULL;
}

static inline __attribute__((always_inline)) int opened(int fd, enum call call, enum thing thing,
                                                        unsigned marks, const char *what)
{
    if (__builtin_expect(books.state == ASLEEP, 0))
        return fd;
    books_begin_here();
    struct line *line = opening_plain_line(fd);
    if (line)
        opened_plainly(line, call, thing, marks, what);
    else
        opened_now(fd, call, thing, marks, what);
    books_end_here();
    return fd;
}

/* … with an owner of its own: a FILE or a DIR. */
SHIM_LOCAL void opened_for(int fd, enum call, enum thing, enum owner, const void *held,
                           unsigned marks, const char *what);

/* … that is another name for `from`. */
SHIM_LOCAL int duplicated(int from, int fd, enum call, unsigned marks);

/* Whether it goes on over exec has been set: fcntl(F_SETFD), ioctl(FIOCLEX). */
SHIM_LOCAL void kept_over_exec(int fd, bool is_kept);

/* A FILE, a DIR or a tag owns it from now on. */
SHIM_LOCAL void adopted(int fd, enum owner, const void *held);

/* Whether there are others for the same open file, of this process. */
SHIM_LOCAL bool has_duplicate(int fd, const struct line *);

static inline unsigned cloexec_mark(int flags, int flag) { return flags & flag ? MARK_CLOEXEC : 0; }

#endif
