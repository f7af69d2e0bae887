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
#include <string.h>

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

/* In `pending_kind`: the number has been opened again since, by another thread; or twice and more,
 * so that what it was is no longer here. */
enum { PENDING_BEFORE = 0x8000, PENDING_GONE = 0x4000 };

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

/* The end of a path, as much as there is room for. */
void line_describe(char text[LINE_TEXT], const char *what);

static inline struct life life_begin(const struct opening *opening)
{
    return (struct life){
        .serial = opening->serial,
        .opened = opening->by.stack,
        .open_pid = opening->by.pid,
        .open_thread = opening->by.thread,
        .open_call = opening->by.call,
        .open_time = opening->by.time,
        .thing = opening->thing,
        .owner = opening->owner,
        .marks = opening->marks,
        .held = opening->held,
    };
}

static inline void line_remember(struct line *line)
{
    line->before = line->now;
    memcpy(line->before_what, line->what, LINE_TEXT);
}

static inline void line_begin(struct line *line, const struct opening *opening)
{
    line->now = life_begin(opening);
    line->description = opening->description ? opening->description : opening->serial;
    line->epoll = 0;
    line_describe(line->what, opening->what);
    __atomic_store_n(&line->state, STATE_OPEN, __ATOMIC_RELEASE);
}

/* Returns false when the number was believed to be open: its close went past us. */
bool line_open(struct line *, const struct opening *);

/* Whether it is open, by the program's own doing, and no more than that. */
static inline bool line_is_plain(const struct line *line)
{
    return line_state(line) == STATE_OPEN && line->now.owner == OWNER_NONE && !line->epoll &&
           !(line->now.marks & (MARK_WATCHED | MARK_HEIR));
}

/* Who closed it. */
static inline void life_end(struct life *life, const struct deed *by)
{
    life->closed = by->stack;
    life->close_pid = by->pid;
    life->close_thread = by->thread;
    life->close_call = by->call;
    life->close_time = by->time;
}

/* The number is free from now on, which was open: for a process with one thread. */
static inline void line_strike(struct line *line, const struct deed *by)
{
    __atomic_store_n(&line->state, STATE_CLOSED, __ATOMIC_RELAXED);
    life_end(&line->now, by);
}

/* The number is free from now on. Returns false when it was not known to be open. */
bool line_close(struct line *, const struct deed *);

/* Whether a path is that of the list of what is open, as /proc has it. */
bool line_is_listing(const char *what);

#endif
