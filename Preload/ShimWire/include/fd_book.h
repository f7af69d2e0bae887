/* fd_book.h — what the descriptor shim tells: one mapped file, written by any number of processes
 * that share it, read by whoever reports.
 *
 * The file is a page of counters and a ring of records. A writer reserves room by moving `head`,
 * fills it, and writes the record's size last; a reader takes whole records in order, zeroes what
 * it has taken, and moves `tail`. Nobody waits: a record for which there is no room is counted in
 * `dropped`. A writer that is killed half-way leaves zeroes, which the reader skips, word by word,
 * once the writer is gone. All of it is in the machine's own byte order.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FD_BOOK_H
#define FD_BOOK_H

#include <stddef.h>
#include <stdint.h>

/* The environment by which the shim learns what is wished.
 *
 * "all", or kinds separated by commas: unset, the shim does nothing. */
#define BACKLOT_FDS "BACKLOT_FDS"
/* The book to write to, made by whoever reports. Without it each program has one of its own, in
 * memory, and reports by itself when it ends. */
#define BACKLOT_FDS_BOOK "BACKLOT_FDS_BOOK"
/* "1": report each finding at once. For a program with a book of its own. */
#define BACKLOT_FDS_NOW "BACKLOT_FDS_NOW"
/* Where to add JSON lines; a file of suppressions. For a program with a book of its own. */
#define BACKLOT_FDS_LOG "BACKLOT_FDS_LOG"
#define BACKLOT_FDS_SUPPRESSIONS "BACKLOT_FDS_SUPPRESSIONS"
/* "1": count and check, and take no stacks. */
#define BACKLOT_FDS_STACKLESS "BACKLOT_FDS_STACKLESS"
/* Numbers whose every event is told, "21,22"; patterns of paths, "*.tdb:*.log". */
#define BACKLOT_FDS_WATCH "BACKLOT_FDS_WATCH"
#define BACKLOT_FDS_WATCH_PATHS "BACKLOT_FDS_WATCH_PATHS"
/* Set by the shim across exec: the descriptor of what the next program is told of the numbers that
 * it inherits. */
#define BACKLOT_FDS_HEIRLOOM "BACKLOT_FDS_HEIRLOOM"

/* Kinds of findings, with their names. */
#define FD_KINDS(row)                                                                              \
    row(FD_DOUBLE_CLOSE, "double-close") row(FD_FOREIGN_CLOSE, "foreign-close")                    \
        row(FD_USE_AFTER_CLOSE, "use-after-close") row(FD_BAD_FD, "bad-fd")                        \
            row(FD_LEAK, "fd-leak") row(FD_EXEC_LEAK, "exec-leak")                                 \
                row(FD_STDIO_CLOSE, "stdio-close") row(FD_DUP2_OVER, "dup2-over")                  \
                    row(FD_LOCK_LOSS, "lock-loss") row(FD_EPOLL_STALE, "epoll-stale")              \
                        row(FD_FDSET_OVERFLOW, "fdset-overflow") row(FD_CLOSE_RACE, "close-race")  \
                            row(FD_EXHAUSTED, "fd-exhausted") row(FD_FLAG_MISUSE, "flag-misuse")   \
                                row(FD_ADDR_TRUNCATED, "addr-truncated")

#define FD_KIND_NUMBER(number, name) number,
enum fd_kind { FD_KINDS(FD_KIND_NUMBER) FD_KIND_COUNT };
#undef FD_KIND_NUMBER

/* NULL: there is no such kind. */
static inline const char *fd_kind_name(unsigned kind)
{
#define FD_KIND_NAME(number, name) name,
    static const char *const names[] = {FD_KINDS(FD_KIND_NAME)};
#undef FD_KIND_NAME
    return kind < FD_KIND_COUNT ? names[kind] : NULL;
}

/* How sure it is that something is wrong. A note is what many programs do on purpose: one
 * descriptor that is still open when the program ends. */
enum fd_grade { FD_NOTE, FD_WARNING, FD_ERROR };

/* Whose a descriptor is, beside the program's own. */
enum fd_owner {
    FD_OWNER_NONE,
    FD_OWNER_FILE,
    FD_OWNER_DIR,
    FD_OWNER_POPEN,
    FD_OWNER_LIBC,
    FD_OWNER_TAG
};

/* What an event is in its finding. */
#define FD_ROLES(row)                                                                              \
    row(FD_OPENED, "opened") row(FD_CLOSED, "closed") row(FD_AGAIN, "again") row(FD_USED, "used")  \
        row(FD_WAS_OPENED, "was-opened") row(FD_WAS_CLOSED, "was-closed") row(FD_OVER, "over")     \
            row(FD_LOCKED, "locked") row(FD_ADDED, "added") row(FD_READER, "reader")               \
                row(FD_DUPLICATED, "duplicated") row(FD_CALL, "call") row(FD_WATCHED, "watched")

#define FD_ROLE_NUMBER(number, name) number,
enum fd_role { FD_ROLES(FD_ROLE_NUMBER) FD_ROLE_COUNT };
#undef FD_ROLE_NUMBER

/* NULL: there is no such role. */
static inline const char *fd_role_name(unsigned role)
{
#define FD_ROLE_NAME(number, name) name,
    static const char *const names[] = {FD_ROLES(FD_ROLE_NAME)};
#undef FD_ROLE_NAME
    return role < FD_ROLE_COUNT ? names[role] : NULL;
}

enum { FD_BOOK_MAGIC = 0x6b6f6f62, FD_BOOK_VERSION = 1 };
enum { FD_BOOK_HEAD = 65536, FD_BOOK_RING = 1 << 23, FD_BOOK_TALLIES = 3584 };

/* A finding that came again: the first one is told with its stacks, the others are counted. */
struct fd_tally {
    uint64_t fingerprint; /* 0: free */
    uint64_t count;
};

struct fd_book {
    uint32_t magic, version;
    uint64_t ring;    /* size of the ring, behind the first FD_BOOK_HEAD bytes; a power of two */
    uint64_t head;    /* bytes reserved since the beginning */
    uint64_t tail;    /* bytes taken */
    uint64_t dropped; /* records without room */
    uint32_t bell;    /* a futex, moved by each record */
    uint32_t listens; /* somebody waits at the bell */
    uint64_t unseen;  /* descriptors that were opened or closed past the shim, by system call */
    uint8_t rest[8192 - 56];
    struct fd_tally tallies[FD_BOOK_TALLIES];
};
_Static_assert(sizeof(struct fd_book) == FD_BOOK_HEAD, "the ring begins on a page of its own");

enum fd_record_type {
    FD_PROGRAM = 1,
    FD_MODULE,
    FD_FINDING,
    FD_ENDED,
    FD_LOCKED_IN,
    FD_UNREACHED,
};

/* In front of every record; they are aligned to 8 bytes, and wrap around the ring's end. */
struct fd_record {
    uint32_t size; /* with this, a multiple of 8; written last */
    uint16_t type;
    uint16_t mark; /* FD_RECORD_MARK, to find one's way after a writer was killed */
};
enum { FD_RECORD_MARK = 0xfd5a };

/* A program begins: after exec, or with the library's first word. A forked child goes on in its
 * parent's image, and is told of by a record of its own (`forked`), before its first finding. */
struct fd_program {
    struct fd_record record;
    uint64_t image;
    uint64_t time; /* ns since 1970 */
    int32_t pid, parent;
    uint16_t path_length;    /* of the program's file, behind this */
    uint16_t command_length; /* of its arguments, each with a NUL, behind that; cut at 1,024 */
    uint32_t forked;         /* 1: a fork child */
};

/* A library or program file that frames lie in; told before the first finding that names it. */
struct fd_module {
    struct fd_record record;
    uint64_t image;
    uint16_t number;
    uint16_t path_length; /* behind this */
    uint8_t build_id_length;
    uint8_t build_id[27];
};

/* One event of a finding: behind this its frames, the call's name, and what the descriptor is
 * ("/var/lib/a.tdb", "pipe", "socket 10.0.0.1:80"), padded to 8 bytes. */
struct fd_event {
    uint16_t size; /* with all of that */
    uint8_t role;
    uint8_t
        frames; /* 8 bytes each: module << 48 | address as its file has it; module 0xffff: raw */
    int32_t fd;
    int32_t pid, thread;
    uint64_t time;  /* ns since 1970; 0: not known */
    uint64_t image; /* whose modules the frames name */
    uint16_t call_length, what_length;
    uint32_t reserved;
};

struct fd_finding {
    struct fd_record record;
    uint64_t image;
    uint64_t time;
    int32_t pid, parent, thread;
    int32_t fd;
    uint16_t tally; /* its place in `tallies`, or 0xffff: not counted */
    uint8_t kind;   /* FD_KIND_COUNT: an event that is watched, no finding */
    uint8_t grade;
    uint16_t events; /* behind this */
    uint16_t reserved;
    int32_t error;  /* the errno that came of it; 0: none */
    int32_t other;  /* another number that has to do with it, or -1 */
    uint64_t count; /* fd-leak, fd-exhausted: so many from one stack, or in all */
    uint64_t limit; /* addr-truncated: the length that was given, count: that was needed;
                       fdset-overflow: 1024; flag-misuse: the flags that were given, count: the
                       command; foreign-close: enum fd_owner; watched: a command of fcntl(), and
                       1; or 0 */
};

/* A program has come to its end, and says so once more in numbers. */
struct fd_ended {
    struct fd_record record;
    uint64_t image;
    uint64_t time;
    int32_t pid;
    uint32_t open;           /* at the end, without what was inherited */
    uint64_t opened, closed; /* events since the program began */
};

/* Where the library has no more to say. FD_LOCKED_IN: a program is about to lock itself in by
 * seccomp. FD_UNREACHED: one is started that the library will not be in. */
struct fd_silence {
    struct fd_record record;
    int32_t pid;              /* which it is from now on; 0: in another process */
    uint16_t path_length;     /* of the file of the program that is started, behind this */
    uint16_t obstacle_length; /* "is statically linked", behind that */
};

#endif
