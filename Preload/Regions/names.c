/* names.c — SPDX-License-Identifier: Apache-2.0
 *
 * Names are never taken back. No lock: a number may be asked for in a signal handler, and a forked
 * child must not find a lock that nobody will open. */
#include "names.h"
#include "board.h"
#include "region_slots.h"

#include "backlot/profile.h"

#include <string.h>

enum { OTHER = REGIONS_MOST - 1, BUCKETS = 2 * REGIONS_MOST };

static char names[REGIONS_MOST][REGION_NAME];
static _Atomic uint32_t given = 1; /* numbers, with 0 */
static _Atomic uint16_t buckets[BUCKETS];

/* Cuts between characters, not in one. */
static void cut(char to[static REGION_NAME], const char *name)
{
    size_t length = strnlen(name, REGION_NAME);

    if (length == REGION_NAME)
        for (length--; length && (name[length] & 0xc0) == 0x80;)
            length--;
    memcpy(to, name, length);
    to[length] = 0;
}

static uint32_t hash(const char *name)
{
    uint32_t sum = 2166136261u;

    for (; *name; name++)
        sum = (sum ^ (uint8_t)*name) * 16777619u;
    return sum;
}

static void show(struct region_board *board, uint16_t id)
{
    uint32_t count = atomic_load(&board->count);

    memcpy(board->names[id], names[id], REGION_NAME);
    while (count <= id && !atomic_compare_exchange_weak(&board->count, &count, id + 1u))
        ;
}

void region_names_show(struct region_board *board)
{
    for (uint32_t id = 1; id < REGIONS_MOST; id++)
        if (names[id][0])
            show(board, (uint16_t)id);
}

static void tell(uint16_t id)
{
    struct region_board *board = region_board_if_any();

    if (board)
        show(board, id);
}

static uint16_t other(void)
{
    if (!names[OTHER][0]) {
        memcpy(names[OTHER], "(other)", sizeof "(other)");
        tell(OTHER);
    }
    return OTHER;
}

/* Two threads may want a place at once: the number of the second is then without a name for good,
 * if it is for the same name, or tried at the next place. Returns 0 if there is no number left. */
static uint16_t number(const char *name)
{
    uint32_t id = atomic_load(&given);

    do
        if (id >= OTHER)
            return 0;
    while (!atomic_compare_exchange_weak(&given, &id, id + 1));
    memcpy(names[id], name, REGION_NAME);
    return (uint16_t)id;
}

/* Whoever has the number `mine` and did not need it leaves no name behind. */
static uint16_t found(uint16_t id, uint16_t mine)
{
    if (mine)
        memset(names[mine], 0, REGION_NAME);
    return id;
}

static uint16_t place(const char *name)
{
    uint16_t mine = 0;

    for (uint32_t at = hash(name);; at++) {
        _Atomic uint16_t *bucket = &buckets[at % BUCKETS];
        uint16_t id = atomic_load(bucket);

        if (!id && !mine && !(mine = number(name)))
            return other();
        if (!id && atomic_compare_exchange_strong(bucket, &id, mine)) {
            tell(mine);
            return mine;
        }
        if (!strcmp(names[id], name))
            return found(id, mine);
    }
}

backlot_region backlot_region_named(const char *name)
{
    char wanted[REGION_NAME] = {0};

    cut(wanted, name && *name ? name : "(unnamed)");
    return place(wanted);
}

const char *region_name(uint16_t id) { return id < REGIONS_MOST ? names[id] : ""; }
