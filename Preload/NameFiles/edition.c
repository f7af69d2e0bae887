/* edition.c — a block of memory for a file as it was read at one time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "edition.h"
#include "descriptor.h"

#include <string.h>
#include <sys/mman.h>

/* A long file touches so many pages that their faults are a third of the time it takes; with huge
 * pages that is over at once. A short one would only take up more memory than it needs. */
static const size_t long_file = 4 << 20;

struct edition *edition_new(enum name_kind kind, size_t length)
{
    const size_t room = snapshot_room(kind, length);
    struct edition *edition;

    if (room == 0)
        return NULL;
    edition = mmap(NULL, EDITION_PAGE + room, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (edition == MAP_FAILED)
        return NULL;
    if (length >= long_file)
        madvise(edition, EDITION_PAGE + room, MADV_HUGEPAGE);
    edition->size = EDITION_PAGE + room;
    edition->room_length = length;
    atomic_init(&edition->descriptor, EDITION_NO_DESCRIPTOR);
    return edition;
}

void edition_free(struct edition *edition)
{
    if (!edition)
        return;
    descriptor_close_if_ours(atomic_load(&edition->descriptor), &edition->known.stamp);
    munmap(edition, edition->size);
}

static uint64_t stir(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

static uint64_t word_at(const char *text, size_t length)
{
    uint64_t word = 0;

    memcpy(&word, text, length < sizeof word ? length : sizeof word);
    return word;
}

struct digest digest_of(const char *text, size_t length)
{
    struct digest digest = {{length, ~length}};

    for (size_t i = 0; i < length; i += sizeof(uint64_t)) {
        const uint64_t word = word_at(text + i, length - i);
        digest.half[0] = stir(digest.half[0], word);
        digest.half[1] = stir(digest.half[1], word * 0xd6e8feb86659fd93u + i);
    }
    return digest;
}
