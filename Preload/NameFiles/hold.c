/* hold.c — a file that is kept open, as its path will not do any more.
 * SPDX-License-Identifier: Apache-2.0 */
#include "descriptor.h"
#include "source_state.h"
#include "visitors.h"

#include <errno.h>

enum { BEING_HELD = -1 };

int source_kept(struct source *source, const struct edition *known)
{
    const int held = atomic_load(&source->held) - 1;
    const int descriptor = known ? atomic_load(&known->descriptor) : EDITION_NO_DESCRIPTOR;

    if (descriptor_is_ours(descriptor, &known->known.stamp))
        return descriptor_copy(descriptor);
    if (held >= 0 && descriptor_is_ours(held, &source->held_file))
        return descriptor_copy(held);
    return -EACCES;
}

static bool edition_is_open(struct source *source)
{
    const unsigned counter = visitors_enter();
    const struct edition *edition = atomic_load(&source->current);
    const bool open =
        edition && descriptor_is_ours(atomic_load(&edition->descriptor), &edition->known.stamp);

    visitors_leave(counter);
    return open;
}

/* Returns the descriptor plus one, or 0. */
static int open_and_remember(struct source *source)
{
    if (stamp_of_path(source->path, &source->held_file) || source->held_file.sort != STAMP_FILE)
        return 0;
    const int descriptor = descriptor_open(source->path);
    if (descriptor >= 0 && descriptor_is_high(descriptor) &&
        !stamp_of_descriptor(descriptor, &source->held_file))
        return descriptor + 1;
    descriptor_close(descriptor);
    return 0;
}

void source_hold(struct source *source)
{
    int held = atomic_load(&source->held);

    if (atomic_load(&source->path_lost) || held == BEING_HELD || edition_is_open(source) ||
        (held && descriptor_is_ours(held - 1, &source->held_file)) || visitors_are_guests())
        return;
    if (atomic_compare_exchange_strong(&source->held, &held, BEING_HELD))
        atomic_store(&source->held, open_and_remember(source));
}

void source_forget_path(struct source *source) { atomic_store(&source->path_lost, true); }
