/* fake_fd.c — stands in for the descriptor library: writes the findings that it is told to.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fd_book.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static struct fd_book *book;

static void tell(void *record, size_t size, int type)
{
    struct fd_record *const head = record;
    char *const ring = (char *)book + FD_BOOK_HEAD;
    const uint64_t place = __atomic_fetch_add(&book->head, size, __ATOMIC_RELAXED) % book->ring;

    memcpy(ring + place + 8, (char *)record + 8, size - 8);
    *head = (struct fd_record){(uint32_t)size, (uint16_t)type, FD_RECORD_MARK};
    memcpy(ring + place + 4, (char *)record + 4, 4);
    __atomic_store_n((uint32_t *)(ring + place), (uint32_t)size, __ATOMIC_RELEASE);
    __atomic_fetch_add(&book->bell, 1, __ATOMIC_SEQ_CST);
    if (book->listens)
        syscall(SYS_futex, &book->bell, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static uint64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_REALTIME, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void begin(void)
{
    struct {
        struct fd_program program;
        char path[256];
    } record = {.program = {.image = (uint64_t)getpid(), .time = now(), .pid = getpid()}};
    const ssize_t length = readlink("/proc/self/exe", record.path, sizeof record.path);

    record.program.parent = getppid();
    record.program.path_length = (uint16_t)(length < 0 ? 0 : length);
    tell(&record, sizeof record.program + 256, FD_PROGRAM);
}

static void find(int kind, int fd)
{
    struct {
        struct fd_finding finding;
        struct fd_event event;
        char text[16];
    } record = {.text = "close/tmp/file"};

    record.finding = (struct fd_finding){.image = (uint64_t)getpid(), .time = now(), .fd = fd};
    record.finding.pid = record.finding.thread = getpid();
    record.finding.kind = (uint8_t)kind;
    record.finding.grade = kind == FD_LEAK || kind == FD_KIND_COUNT ? FD_NOTE : FD_ERROR;
    record.finding.events = 1;
    record.finding.tally = 0xffff;
    record.finding.other = -1;
    record.event = (struct fd_event){.size = sizeof record.event + 16, .fd = fd};
    record.event.role = kind == FD_KIND_COUNT ? FD_WATCHED : kind == FD_LEAK ? FD_OPENED : FD_AGAIN;
    record.event.pid = record.event.thread = getpid();
    record.event.call_length = 5;
    record.event.what_length = 9;
    tell(&record, sizeof record, FD_FINDING);
}

__attribute__((constructor)) static void start(void)
{
    const char *const path = getenv(BACKLOT_FDS_BOOK);
    const char *next = getenv("BACKLOT_TEST_FINDINGS");
    int kind, fd;
    const int file = path == NULL ? -1 : open(path, O_RDWR);

    if (file < 0)
        return;
    book = mmap(NULL, FD_BOOK_HEAD + FD_BOOK_RING, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (book == MAP_FAILED)
        return;
    begin();
    while (next != NULL && sscanf(next, "%d:%d", &kind, &fd) == 2) {
        find(kind, fd);
        next = strchr(next, ',');
        next += next != NULL;
    }
}

__attribute__((destructor)) static void end(void)
{
    struct fd_ended record = {.pid = getpid()};

    if (book != NULL && book != MAP_FAILED)
        tell(&record, sizeof record, FD_ENDED);
    book = NULL;
}

/* A shell ends by it. */
void _exit(int status)
{
    end();
    syscall(SYS_exit_group, status);
    __builtin_unreachable();
}
