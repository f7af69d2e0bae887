/* SPDX-License-Identifier: Apache-2.0 */
#include "record.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 8 << 20, ROOM_OF_TEST = 4 * sizeof(struct entry_head), SPARE = 64 << 10 };

static const uint64_t magic = 0x42636b6c74546573;

static uint64_t rounded(uint64_t size) { return (size + 7) & ~(uint64_t)7; }

static struct test_record *map(int fd, size_t size)
{
    void *place = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    return place == MAP_FAILED ? NULL : place;
}

static struct test_record *make(int fd, uint32_t count)
{
    const uint64_t first = rounded(sizeof(struct test_record) + count * sizeof(uint32_t));
    const uint64_t spare = SPARE + (uint64_t)count * ROOM_OF_TEST;
    const uint64_t size = first + ROOM + spare;
    struct test_record *record = ftruncate(fd, (off_t)size) ? NULL : map(fd, size);

    if (!record)
        return NULL;
    record->magic = magic;
    record->size = size;
    record->first = first;
    record->spare = spare;
    record->count = count;
    atomic_init(&record->used, first);
    return record;
}

struct test_record *test_record_make(const uint32_t *tests, uint32_t count, uint64_t list_mark,
                                     int *fd)
{
    struct test_record *record;

    *fd = memfd_create("backlot-test", MFD_CLOEXEC);
    if (*fd < 0)
        return NULL;
    record = make(*fd, count);
    if (!record) {
        const int error = errno;

        close(*fd);
        errno = error;
        return NULL;
    }
    record->list_mark = list_mark;
    memcpy(record->tests, tests, count * sizeof(*tests));
    return record;
}

struct test_record *test_record_take(int fd)
{
    struct test_record *record = NULL;
    struct stat file;

    if (fstat(fd, &file) == 0 && (size_t)file.st_size >= sizeof(struct test_record))
        record = map(fd, (size_t)file.st_size);
    if (record && record->magic != magic) {
        munmap(record, (size_t)file.st_size);
        return NULL;
    }
    if (record)
        close(fd);
    return record;
}

void test_record_drop(struct test_record *record) { munmap(record, record->size); }

const uint32_t *test_record_tests(const struct test_record *record, uint32_t *count)
{
    *count = record->count;
    return record->tests;
}

uint64_t test_record_list_mark(const struct test_record *record) { return record->list_mark; }

uint32_t test_record_lost(const struct test_record *record) { return atomic_load(&record->lost); }

static uint64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static bool is_about_the_end(uint32_t kind)
{
    return kind == TEST_STARTED || kind == TEST_ENDED || kind == TEST_CRASHED ||
           kind == TEST_EXITED;
}

/* Returns where there is room, or 0. */
static uint64_t take(struct test_record *record, uint64_t room, bool is_urgent)
{
    const uint64_t end = record->size - (is_urgent ? 0 : record->spare);
    uint64_t place = atomic_load(&record->used);

    do {
        if (place + room > end)
            return 0;
    } while (!atomic_compare_exchange_weak(&record->used, &place, place + room));
    return place;
}

bool test_record_add(struct test_record *record, uint32_t kind, uint32_t test, int32_t number,
                     const char *text, size_t length)
{
    const uint64_t room = rounded(sizeof(struct entry_head) + length);
    const uint64_t place = take(record, room, is_about_the_end(kind));
    struct entry_head *entry = (struct entry_head *)((char *)record + place);

    if (!place) {
        atomic_fetch_add(&record->lost, 1);
        return false;
    }
    entry->kind = kind;
    entry->test = test;
    entry->number = number;
    entry->at = now();
    entry->length = (uint32_t)length;
    entry->room = (uint32_t)room;
    if (length > 0)
        memcpy(entry + 1, text, length);
    atomic_store_explicit(&entry->is_whole, 1, memory_order_release);
    return true;
}

/* A test may have written anything into the record: nothing is believed that leads out of it. */
bool test_record_next(const struct test_record *record, uint64_t *place, struct test_entry *out)
{
    const uint64_t end = atomic_load(&record->used);
    const uint64_t at = *place ? *place : record->first;
    const struct entry_head *entry = (const struct entry_head *)((const char *)record + at);

    if (at > record->size - sizeof(*entry) || at >= end || at % 8 != 0)
        return false;
    if (!atomic_load_explicit(&entry->is_whole, memory_order_acquire))
        return false;
    if (entry->room < sizeof(*entry) || entry->room > record->size - at ||
        entry->length > entry->room - sizeof(*entry))
        return false;
    *place = at + entry->room;
    *out = (struct test_entry){.kind = entry->kind,
                               .test = entry->test,
                               .at = entry->at,
                               .number = entry->number,
                               .length = entry->length,
                               .text = (const char *)(entry + 1)};
    return true;
}
