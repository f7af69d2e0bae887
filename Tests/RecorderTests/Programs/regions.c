/* regions.c — two threads go in and out of regions, and use CPU time in a function for each. They
 * keep the board by hand, as region_wire.h says: so many rounds of 4 ms.
 * SPDX-License-Identifier: Apache-2.0 */
#include "burn.h"
#include "region_wire.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OUTER = 1, INNER = 2 };

static struct region_board *board;

static struct region_board *map(int file)
{
    return mmap(NULL, sizeof(*board), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
}

static void make_board(void)
{
    const char *given = getenv(BACKLOT_REGIONS_FD);
    const int file = given ? atoi(given) : memfd_create(BACKLOT_REGIONS_NAME, MFD_ALLOW_SEALING);

    if (!given) {
        (void)!ftruncate(file, sizeof(*board));
        fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK);
    }
    board = map(file);
    board->magic = REGIONS_MAGIC;
    board->version = REGIONS_VERSION;
    board->pid = getpid();
    strcpy(board->names[OUTER], "outer");
    strcpy(board->names[INNER], "inner");
    board->count = 3;
    board->slot_count = 2;
}

static void note(unsigned index)
{
    struct region_slot *slot = &board->slots[index];
    const uint32_t depth = slot->depth;

    if (!board->watchers)
        return;
    board->events[index][slot->head % REGION_EVENTS] = (struct region_event){
        .time = burn_clock(CLOCK_MONOTONIC),
        .tid = (uint32_t)slot->tid,
        .region = depth ? slot->stack[depth - 1] : 0,
        .depth = (uint16_t)depth,
    };
    slot->head++;
}

static void enter(unsigned index, uint16_t region)
{
    struct region_slot *slot = &board->slots[index];

    slot->stack[slot->depth] = region;
    slot->depth++;
    note(index);
}

static void leave(unsigned index)
{
    board->slots[index].depth--;
    note(index);
}

__attribute__((noinline)) void burnOutside(void) { burn(1000); }
__attribute__((noinline)) void burnOuter(void) { burn(1000); }
__attribute__((noinline)) void burnInner(void) { burn(2000); }

static int rounds;

static void *work(void *number)
{
    const unsigned index = (unsigned)(uintptr_t)number;

    board->slots[index].tid = (int32_t)syscall(SYS_gettid);
    for (int i = 0; i < rounds; i++) {
        burnOutside();
        enter(index, OUTER);
        burnOuter();
        enter(index, INNER);
        burnInner();
        leave(index);
        leave(index);
    }
    return NULL;
}

int main(int count, char *arguments[])
{
    pthread_t threads[2];

    rounds = count > 1 ? atoi(arguments[1]) : 50;
    make_board();
    for (uintptr_t i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, work, (void *)i);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
