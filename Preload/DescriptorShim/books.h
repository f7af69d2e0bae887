/* books.h — what this process knows of its descriptors, and of itself. Async-signal-safe
 * throughout: no malloc, no locks, no descriptor that stays open. SPDX-License-Identifier:
 * Apache-2.0 */
#ifndef BOOKS_H
#define BOOKS_H

#include "real.h"
#include "fd_book.h"
#include "line.h"
#include "locks.h"
#include "stack_latest.h"
#include "sweep.h"

#include <sys/single_threaded.h>

enum {
    BOOKS_LINES = 1 << 20, /* numbers beyond are not looked after */
    SHELF_BITS = 12,       /* lines that are reserved at once: 1 MiB */
    SHELF_LINES = 1 << SHELF_BITS,
    SHELVES = BOOKS_LINES >> SHELF_BITS,
};

struct books {
    int state;       /* enum books_state */
    uint32_t wanted; /* kinds, a bit each */
    uint32_t named;  /* kinds that were asked for by name: their notes count */
    bool takes_stacks;
    bool watches;         /* some numbers or paths */
    bool is_shell;        /* what it opens, its script has asked for */
    const uint8_t *alive; /* a page that reads 0 in a forked child */
    int highest;          /* no number above was ever opened here */
    int heirs;            /* so many came with exec and have not been used yet */
    uint32_t serial;      /* of the latest opening */
    int32_t pid, parent;
    uint64_t image; /* tells this program from others, not its forked children */
    uint64_t opened, closed;
    char **arguments; /* the program's, as it was started with */
    struct locks locks;
};

enum books_state { NOT_LOOKED, ASLEEP, AWAKE };

extern SHIM_LOCAL struct books books;

/* The lines of all numbers, in rows; a row is there when one of its numbers has been opened. */
extern SHIM_LOCAL struct line *books_shelves[SHELVES];

enum { VFORK_CLOSES = 4 };

/* Something was done, and nobody looked at the clock. */
enum { UNTIMED = 1 };

/* What one thread does. */
struct thread {
    int32_t id;         /* 0: not asked yet */
    struct sweep sweep; /* the latest closes */
    struct sweep asked; /* the latest questions about numbers that are not open */
    struct numbered {   /* those of numbers that nobody had opened; more make a loop */
        int fd;
        struct deed by;
    } strange[2], vfork_closes[VFORK_CLOSES]; /* and what a vfork child has closed */
    struct line accused; /* the first of the latest closes, as it was: threads are quick */
    int accused_fd;
    unsigned vfork_count;
    int command; /* of the fcntl() that is being looked at, and 1; or 0 */
    struct busy *busy;
    struct stack_place here; /* where its call began; `sp` is 0 when that is not known */
    int32_t vfork_pid;       /* of the latest vfork child that changed anything */
    uint64_t touched[4];     /* the numbers that it has changed */
    struct stack_latest latest;
};

extern SHIM_LOCAL __thread struct thread thread __attribute__((tls_model("initial-exec")));

/* Reads the environment, once. Returns whether there is anything to do. */
SHIM_LOCAL bool books_wake(void);

/* A forked child has found out. */
SHIM_LOCAL void books_forked(void);

/* Whether this process's descriptors are looked after. */
static inline bool books_open(void)
{
    const int state = __atomic_load_n(&books.state, __ATOMIC_ACQUIRE);

    if (__builtin_expect(state != AWAKE, 0))
        return state == NOT_LOOKED && books_wake();
    if (__builtin_expect(!__atomic_load_n(books.alive, __ATOMIC_RELAXED), 0))
        books_forked();
    return true;
}

/* Counts: as cheaply as a process with one thread may. */
static inline void books_count(uint64_t *counter)
{
    if (__builtin_expect(__libc_single_threaded, 1))
        *counter += 1;
    else
        __atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
}

static inline bool books_want(enum fd_kind kind) { return books.wanted >> kind & 1; }

/* The line of a number; NULL when there is none: negative, beyond all lines, or no memory. */
SHIM_LOCAL struct line *books_line(int fd);

/* … when the number was ever opened here, as far as was seen. */
static inline struct line *books_known(int fd)
{
    if (fd < 0 || fd > __atomic_load_n(&books.highest, __ATOMIC_RELAXED))
        return NULL;
    struct line *shelf = __atomic_load_n(&books_shelves[fd >> SHELF_BITS], __ATOMIC_ACQUIRE);

    return shelf ? shelf + fd % SHELF_LINES : NULL;
}

/* The next number behind this one that has a line; more than books.highest: none. -1 begins. */
static inline int books_next(int fd)
{
    while (++fd <= books.highest && !books_shelves[fd >> SHELF_BITS])
        fd |= SHELF_LINES - 1;
    return fd;
}

/* Whether a call that nothing can be wrong with may be noted in few words: the books are kept, and
 * there is nobody beside this thread. */
static inline bool books_are_plain(void)
{
    return books.state == AWAKE && __libc_single_threaded && *books.alive && thread.id &&
           !vfork_child && !books.watches;
}

/* For a wrapper: what is told of this call begins in its frame, which saves the way there. */
static inline __attribute__((always_inline)) void books_begin_here(void)
{
    STACK_PLACE(&thread.here);
}

static inline void books_end_here(void) { thread.here.sp = 0; }

/* This thread, now, in this call: with its stack. */
SHIM_LOCAL struct deed deed(enum call);

/* … in a process whose books are plain. Where stacks are too dear, so is the time. */
static inline struct deed deed_plain(enum call call)
{
    if (books.takes_stacks)
        return deed(call);
    return (struct deed){
        .pid = books.pid, .thread = thread.id, .call = (uint16_t)call, .time = UNTIMED};
}

SHIM_LOCAL uint64_t books_time(void);

SHIM_LOCAL int32_t books_thread(void);

/* A vfork child has changed a number, which says nothing of its parent's. */
SHIM_LOCAL void books_note_vfork_child(int fd);

/* Whether two stacks were taken in one function, in one call of it as far as can be told. */
SHIM_LOCAL bool stack_is_same_function(uint32_t one, uint32_t other);

/* A number is open from now on. */
SHIM_LOCAL void books_enter(int fd, const struct opening *);

#endif
