/* walk.c — an enumeration over files of names, shared by all threads.
 *
 * Where it is: one word says in which edition, or that it has not begun or is over, and in which
 * round, that is after how many starts. How far it is in that edition, the edition's own word says,
 * with the round that this is about; a word of another round stands for the beginning. So both can
 * only be changed by who has seen what is true now, and a start need not touch the editions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "walk.h"
#include "source_state.h"
#include "visitors.h"

struct walk {
    _Atomic uint64_t place;
    struct source *first;
    size_t count;
};

_Static_assert(sizeof(struct walk) <= WALK_ROOM, "see walk.h");

/* A place: the number of the edition's page above, the round below. */
enum { ROUND_BITS = 28, NOT_BEGUN = 0, OVER = 1 };
static const uint64_t round_mask = ((uint64_t)1 << ROUND_BITS) - 1;

static uint64_t place_at(uint64_t page, uint64_t round)
{
    return page << ROUND_BITS | (round & round_mask);
}

static uint64_t page_of(const struct edition *edition)
{
    return (uint64_t)(uintptr_t)edition / EDITION_PAGE;
}

/* NULL: it has not begun, or is over. */
static struct edition *edition_at(uint64_t place)
{
    const uint64_t page = place >> ROUND_BITS;

    return page > OVER ? (struct edition *)(uintptr_t)(page * EDITION_PAGE) : NULL;
}

struct walk *walk_make(void *room, struct source *first, size_t count)
{
    struct walk *walk = room;

    walk->first = first;
    walk->count = count;
    return walk;
}

static void begin_again(struct walk *walk)
{
    uint64_t place = atomic_load(&walk->place);

    while (!atomic_compare_exchange_weak(&walk->place, &place, place_at(NOT_BEGUN, place + 1)))
        ;
    if (edition_at(place))
        visitors_unpin(edition_at(place));
}

void walk_start(struct walk *walk) { begin_again(walk); }

void walk_end(struct walk *walk) { begin_again(walk); }

/* The number of the source behind an edition's own. */
static size_t number_after(const struct walk *walk, const struct edition *edition)
{
    return (size_t)((char *)edition->source - (char *)walk->first) / SOURCE_ROOM + 1;
}

static struct source *source_numbered(const struct walk *walk, size_t number)
{
    return (struct source *)((char *)walk->first + number * SOURCE_ROOM);
}

/* Goes from one place to that in another file, each pinned as long as the walk is there. Somebody
 * else may have gone already. */
static void move(struct walk *walk, uint64_t place, struct edition *next)
{
    if (next)
        visitors_pin(next);
    if (!atomic_compare_exchange_strong(&walk->place, &place,
                                        place_at(next ? page_of(next) : OVER, place))) {
        if (next)
            visitors_unpin(next);
        return;
    }
    if (edition_at(place))
        visitors_unpin(edition_at(place));
}

static void enter_file(struct walk *walk, uint64_t place, size_t number)
{
    struct edition *next = NULL;
    int error;

    while (!next && number < walk->count) {
        next = source_current(source_numbered(walk, number), &error);
        number++;
    }
    move(walk, place, next);
}

/* How far the walk is in an edition. */
struct progress {
    uint64_t word; /* as it was read */
    size_t offset;
};

static struct progress progress_of(const struct edition *edition, uint64_t round)
{
    const uint64_t word = atomic_load(&edition->progress);

    return (struct progress){word, word >> 32 == round ? (uint32_t)word : 0};
}

enum step { STEP_TAKEN, STEP_REFUSED, STEP_FILE_ENDS, STEP_AGAIN };

static enum step take_line(struct walk *walk, uint64_t place,
                           bool (*take)(const char *line, void *context), void *context)
{
    struct edition *edition = edition_at(place);
    const uint64_t round = place & round_mask;
    struct progress progress = progress_of(edition, round);

    /* The word is of this round, or older. */
    if (atomic_load(&walk->place) != place)
        return STEP_AGAIN;
    const char *line = snapshot_line(edition_snapshot(edition), &progress.offset);
    if (!line)
        return STEP_FILE_ENDS;
    if (!take(line, context))
        return STEP_REFUSED;
    return atomic_compare_exchange_strong(&edition->progress, &progress.word,
                                          round << 32 | progress.offset)
               ? STEP_TAKEN
               : STEP_AGAIN;
}

static bool next_line(struct walk *walk, bool (*take)(const char *line, void *context),
                      void *context)
{
    for (;;) {
        const uint64_t place = atomic_load(&walk->place);
        const struct edition *edition = edition_at(place);

        if (!edition) {
            if (place >> ROUND_BITS == OVER)
                return false;
            enter_file(walk, place, 0);
            continue;
        }
        switch (take_line(walk, place, take, context)) {
        case STEP_TAKEN:
        case STEP_REFUSED:
            return true;
        case STEP_FILE_ENDS:
            enter_file(walk, place, number_after(walk, edition));
            break;
        case STEP_AGAIN:
            break;
        }
    }
}

bool walk_next(struct walk *walk, bool (*take)(const char *line, void *context), void *context)
{
    const unsigned counter = visitors_enter();
    const bool there_was = next_line(walk, take, context);

    visitors_leave(counter);
    return there_was;
}
