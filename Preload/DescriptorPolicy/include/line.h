/* line.h — what is known of one descriptor number: what it is, and what it was before.
 *
 * One line a number, of four cache lines. Everything is read and written by relaxed atomics: two
 * threads that fight over one number may tear its story, and nothing else. Pure: no calls.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a descriptor is, as its opening call tells. */
enum thing {
    THING_UNKNOWN,
    THING_FILE,
    THING_DIRECTORY,
    THING_SOCKET,
    THING_PIPE,
    THING_EPOLL,
    THING_EVENT,
    THING_TIMER,
    THING_SIGNAL,
    THING_WATCH, /* inotify, fanotify */
    THING_MEMORY,
    THING_TERMINAL,
    THING_QUEUE,
    THING_PROCESS,
};

/* Whose it is, beside the program's own. */
enum owner { OWNER_NONE, OWNER_FILE, OWNER_DIR, OWNER_POPEN, OWNER_LIBC, OWNER_TAG };

/* How it came to be, and what became of it. */
enum mark {
    MARK_CLOEXEC = 1,         /* as it was opened, or set since */
    MARK_CHOSEN = 2,          /* the program chose the number: dup2, F_DUPFD */
    MARK_KEPT = 4,            /* the program means the next one to have it: F_SETFD 0, flock */
    MARK_HEIR = 8,            /* came with exec, from a program that told of it */
    MARK_TOUCHED = 16,        /* an heir that this program has used */
    MARK_ACCUSED = 32,        /* a wrong close has been told; what follows from it is not */
    MARK_WATCHED = 64,        /* each event is told */
    MARK_DUPLICATED = 128,    /* another number may have the same open file */
    MARK_SWEPT = 256,         /* closed by a loop over many numbers */
    MARK_NULL = 512,          /* it is /dev/null */
    MARK_LOST_CLOEXEC = 1024, /* a duplicate of one that was not to be inherited */
    MARK_STANDARD = 2048,     /* put in the place of a standard stream */
};

/* From one opening to its close. */
struct life {
    uint32_t serial;         /* counts openings; 0: nobody saw one */
    uint32_t opened, closed; /* stacks */
    int32_t open_pid, close_pid;
    int32_t open_thread, close_thread;
    uint16_t open_call, close_call;
    uint8_t thing, owner;
    uint16_t marks;
    uint64_t open_time, close_time; /* ns */
    uint64_t held;                  /* by this FILE, DIR or tag */
};
_Static_assert(sizeof(struct life) == 64, "a life is a cache line");

enum { LINE_TEXT = 48 };

struct line {
    struct life now, before;
    uint32_t state;       /* enum state */
    uint32_t description; /* the same for duplicates of one open file */
    int32_t epoll;        /* the set it was added to last, or 0 */
    uint32_t added;       /* stack */
    /* A close or a question that is wrong unless it is part of a loop: its stack, kind, call and
     * time. */
    uint32_t pending;
    uint16_t pending_kind, pending_call;
    uint64_t pending_time;
    char what[LINE_TEXT], before_what[LINE_TEXT]; /* the end of its path, or "pipe" */
};
_Static_assert(sizeof(struct line) == 256, "a line is four cache lines");

/* In `pending_kind`: the number has been opened again since, by another thread. */
enum { PENDING_BEFORE = 0x8000 };

enum state { STATE_UNKNOWN, STATE_OPEN, STATE_CLOSED };

static inline enum state line_state(const struct line *line)
{
    return (enum state)__atomic_load_n(&line->state, __ATOMIC_RELAXED);
}

/* Of 0, 1 and 2: whether it is what the program began with, or was put in its place. */
static inline bool life_is_standard(const struct life *life)
{
    return !life->serial || life->marks & MARK_STANDARD;
}

/* Who does something, where, and when. */
struct deed {
    uint32_t stack;
    int32_t pid, thread;
    uint16_t call;
    uint64_t time;
};

/* What is opened. */
struct opening {
    struct deed by;
    uint8_t thing, owner;
    uint16_t marks;
    uint32_t serial;
    uint32_t description; /* 0: its own serial */
    uint64_t held;
    const char *what; /* or NULL */
};

/* Returns false when the number was believed to be open: its close went past us. */
bool line_open(struct line *, const struct opening *);

/* The number is free from now on. Returns false when it was not known to be open. */
bool line_close(struct line *, const struct deed *);

/* Whether a path is that of the list of what is open, as /proc has it. */
bool line_is_listing(const char *what);

/* The end of a path, as much as there is room for. */
void line_describe(char text[LINE_TEXT], const char *what);

#endif
