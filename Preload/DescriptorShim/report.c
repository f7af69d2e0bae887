/* report.c — a program that has a book of its own reports by itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "report.h"
#include "book.h"
#include "books.h"
#include "command.h"
#include "direct.h"
#include "file_limit.h"
#include "object.h"
#include "onward.h"
#include "plain_report.h"

#include <string.h>

/* Beside the library, as `make install` lays it out or as `swift build` does. dladdr() would wait
 * for whoever is in dlopen(). */
static const char *const places[] = {"/../../bin/backlot", "/../backlot"};

static bool find_command(char *path, size_t size)
{
    struct object self;
    const char *slash = object_of((uintptr_t)report_now, &self) ? strrchr(self.name, '/') : NULL;
    const size_t length = slash ? (size_t)(slash - self.name) : 0;

    for (unsigned i = 0; i < 2 && length && length + strlen(places[i]) < size; i++) {
        memcpy(path, self.name, length);
        strcpy(path + length, places[i]);
        if (direct_call(SYS_faccessat, AT_FDCWD, (long)path, X_OK) == 0)
            return true;
    }
    return false;
}

static bool copy_record(int fd, uint64_t at, uint32_t size)
{
    uint8_t piece[512];

    for (uint32_t done = 0; done < size;) {
        const uint32_t length = size - done < sizeof piece ? size - done : sizeof piece;
        book_get(at + done, piece, length);
        if (direct_call(SYS_write, fd, (long)piece, length) != (long)length)
            return false;
        done += length;
    }
    return true;
}

/* Modules and programs are of use to every process that shares the book, and to every report. */
static bool is_for_us(uint64_t at, const struct fd_record *record, uint64_t from)
{
    struct fd_finding finding;

    if (record->type == FD_MODULE || record->type == FD_PROGRAM)
        return true;
    if (at < from || record->type != FD_FINDING || record->size < sizeof finding)
        return false;
    book_get(at, &finding, sizeof finding);
    return finding.pid == books.pid;
}

/* Copies the findings from `from` on, and what explains them; returns how many findings. */
static unsigned copy_records(int fd, uint64_t from, uint64_t to, uint64_t *copied)
{
    unsigned findings = 0;

    *copied = 0;
    for (uint64_t at = 0; at < to;) {
        struct fd_record record;
        book_get(at, &record, sizeof record);
        if (record.size < sizeof record || record.size % 8 || record.size > to - at) {
            at += 8; /* another process is at it, or was */
            continue;
        }
        if (is_for_us(at, &record, from) && copy_record(fd, at, record.size)) {
            *copied += record.size;
            findings += record.type == FD_FINDING;
        }
        at += record.size;
    }
    return findings;
}

/* The head of the book, as if it had these bytes of records. Straight from where it is: it is too
 * large for the stack of a thread. */
static void copy_head(int fd, uint64_t copied)
{
    const uint64_t head_and_tail[] = {copied, 0};

    direct_call4(SYS_pwrite64, fd, (long)book(), FD_BOOK_HEAD, 0);
    direct_call4(SYS_pwrite64, fd, (long)head_and_tail, sizeof head_and_tail,
                 offsetof(struct fd_book, head));
}
_Static_assert(offsetof(struct fd_book, tail) == offsetof(struct fd_book, head) + 8, "in a row");

/* A file in memory that looks like a book with these records only; -1: there is nothing to report,
 * or no way to make one. */
static int excerpt(uint64_t from, uint64_t to)
{
    const uint64_t size = FD_BOOK_HEAD + book()->ring;
    const long fd = file_limit_allows(size)
                        ? direct_call(SYS_memfd_create, (long)"backlot-book", 1 /* CLOEXEC */, 0)
                        : -1;
    uint64_t copied;

    if (fd < 0)
        return -1;
    direct_call(SYS_lseek, fd, FD_BOOK_HEAD, SEEK_SET);
    const unsigned findings = copy_records((int)fd, from, to, &copied);
    copy_head((int)fd, copied);
    direct_call(SYS_ftruncate, fd, (long)size, 0);
    direct_call(SYS_lseek, fd, 0, SEEK_SET);
    if (findings)
        return (int)fd;
    direct_call(SYS_close, fd, 0, 0);
    return -1;
}

/* Returns false where that can't be done: then it is up to us. */
static bool report_by_command(uint64_t from, uint64_t to)
{
    static char
        command[PATH_MAX]; /* too long for the stack of a thread; every one finds the same */
    const int input = find_command(command, sizeof command) ? excerpt(from, to) : -1;
    const bool is_done = input >= 0 && command_run(command, input);

    if (input >= 0)
        direct_call(SYS_close, input, 0, 0);
    return is_done;
}

static void report(void)
{
    static uint64_t reported;
    const uint64_t from = reported, to = __atomic_load_n(&book()->head, __ATOMIC_ACQUIRE);

    if (from == to || (!shim_may_speak() && !onward_value(BACKLOT_FDS_LOG)))
        return;
    reported = to;
    if (!report_by_command(from, to))
        plain_report(from, to);
}

void report_at_end(void) { report(); }

void report_now(void)
{
    const char *now = onward_value(BACKLOT_FDS_NOW);

    if (now && !strcmp(now, "1"))
        report();
}
