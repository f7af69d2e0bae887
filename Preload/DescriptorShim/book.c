/* book.c — the ring of records, in memory that processes share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "book.h"
#include "direct.h"
#include "onward.h"

#include <linux/futex.h>
#include <string.h>

static struct fd_book *shared;
static uint64_t ring_size; /* the book says it too, but anybody may write there */
static bool is_own;

static uint8_t *ring(void) { return (uint8_t *)shared + FD_BOOK_HEAD; }

static bool is_book(const struct fd_book *there, uint64_t size)
{
    return there->magic == FD_BOOK_MAGIC && there->version == FD_BOOK_VERSION && there->ring &&
           !(there->ring & (there->ring - 1)) && there->ring >= 8 &&
           there->ring <= size - FD_BOOK_HEAD;
}

static struct fd_book *map(int fd, size_t size)
{
    struct fd_book *there = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    if (there == MAP_FAILED)
        return NULL;
    if (is_book(there, size))
        return there;
    munmap(there, size);
    return NULL;
}

/* A page for which its file system has no room would end the program by SIGBUS. */
static bool has_room(int fd, const struct stat *status)
{
    if (status->st_blocks * 512 >= status->st_size)
        return true;
    const long result = direct_call4(SYS_fallocate, fd, 0, 0, status->st_size);
    return result == 0 || result == -EOPNOTSUPP;
}

/* Its descriptor is ours for four system calls, in a process that has not begun. */
static struct fd_book *map_file(const char *path)
{
    const int fd = (int)direct_call4(SYS_openat, AT_FDCWD, (long)path,
                                     O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
    struct fd_book *there = NULL;
    struct stat status;

    if (fd < 0)
        return NULL;
    if (direct_call(SYS_fstat, fd, (long)&status, 0) == 0 && status.st_size > FD_BOOK_HEAD &&
        has_room(fd, &status))
        there = map(fd, (size_t)status.st_size);
    direct_call(SYS_close, fd, 0, 0);
    return there;
}

/* Shared with forked children; pages that are not used cost nothing. */
static struct fd_book *make(void)
{
    struct fd_book *there = mmap(NULL, FD_BOOK_HEAD + FD_BOOK_RING, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (there == MAP_FAILED)
        return NULL;
    there->ring = FD_BOOK_RING;
    there->version = FD_BOOK_VERSION;
    there->magic = FD_BOOK_MAGIC;
    return there;
}

bool book_open(void)
{
    const char *path = onward_value(BACKLOT_FDS_BOOK);

    shared = path ? map_file(path) : NULL;
    if (path && !shared)
        SHIM_SAY("the book of descriptors ", path,
                 " can't be used: this program reports by itself when it ends");
    is_own = !shared;
    if (!shared)
        shared = make();
    ring_size = shared ? shared->ring : 0;
    return shared != NULL;
}

bool book_is_own(void) { return is_own; }

const struct fd_book *book(void) { return shared; }

void book_count_unseen(void) { __atomic_fetch_add(&shared->unseen, 1, __ATOMIC_RELAXED); }

enum { PROBES = 32 };

uint16_t book_tally(uint64_t fingerprint, bool *is_first)
{
    fingerprint |= !fingerprint;
    for (unsigned i = 0; i < PROBES; i++) {
        const uint64_t place = (fingerprint + i) % FD_BOOK_TALLIES;
        struct fd_tally *tally = &shared->tallies[place];
        uint64_t there = 0;
        *is_first = __atomic_compare_exchange_n(&tally->fingerprint, &there, fingerprint, false,
                                                __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
        if (*is_first || there == fingerprint) {
            __atomic_fetch_add(&tally->count, 1, __ATOMIC_RELAXED);
            return (uint16_t)place;
        }
    }
    *is_first = true;
    return UINT16_MAX;
}

void book_count(uint16_t tally)
{
    if (tally < FD_BOOK_TALLIES)
        __atomic_fetch_add(&shared->tallies[tally].count, 1, __ATOMIC_RELAXED);
}

struct writing book_begin(size_t size)
{
    uint64_t head = __atomic_load_n(&shared->head, __ATOMIC_RELAXED);

    do {
        const uint64_t tail = __atomic_load_n(&shared->tail, __ATOMIC_ACQUIRE);
        if (size > ring_size || head + size - tail > ring_size || head % 8) {
            __atomic_fetch_add(&shared->dropped, 1, __ATOMIC_RELAXED);
            return (struct writing){0};
        }
    } while (!__atomic_compare_exchange_n(&shared->head, &head, head + size, true, __ATOMIC_ACQ_REL,
                                          __ATOMIC_RELAXED));
    /* Its first word comes last. */
    return (struct writing){
        .at = head + sizeof(struct fd_record), .end = head + size, .start = head};
}

void book_put(struct writing *out, const void *bytes, size_t size)
{
    const uint64_t mask = ring_size - 1;
    const uint64_t left = out->end - out->at;

    size = size > left ? left : size;
    for (size_t done = 0; done < size;) {
        const uint64_t place = (out->at + done) & mask;
        const size_t piece = size - done < ring_size - place ? size - done : ring_size - place;
        memcpy(ring() + place, (const uint8_t *)bytes + done, piece);
        done += piece;
    }
    out->at += size;
}

void book_pad(struct writing *out)
{
    static const uint64_t nothing;

    book_put(out, &nothing, (8 - (out->at & 7)) & 7);
}

static void ring_bell(void)
{
    __atomic_fetch_add(&shared->bell, 1, __ATOMIC_RELEASE);
    if (__atomic_load_n(&shared->listens, __ATOMIC_RELAXED))
        direct_call(SYS_futex, (long)&shared->bell, FUTEX_WAKE, 1);
}

void book_end(struct writing *out, struct fd_record head)
{
    const uint64_t mask = ring_size - 1;
    uint64_t word;

    if (out->end == out->start)
        return;
    head.size = (uint32_t)(out->end - out->start);
    head.mark = FD_RECORD_MARK;
    memcpy(&word, &head, sizeof word);
    __atomic_store_n((uint64_t *)(void *)(ring() + (out->start & mask)), word, __ATOMIC_RELEASE);
    ring_bell();
}

void book_get(uint64_t at, void *bytes, size_t size)
{
    const uint64_t mask = ring_size - 1;

    for (size_t done = 0; done < size; done++)
        ((uint8_t *)bytes)[done] = ring()[(at + done) & mask];
}
