/* keep.c — the descriptor that an edition is looked at by.
 *
 * Not in a child of vfork(), where the number would be the child's and the memory its parent's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "keep.h"
#include "descriptor.h"
#include "visitors.h"

static bool may_keep(int descriptor)
{
    return descriptor_is_high(descriptor) && !visitors_are_guests();
}

void keep_or_close(struct source *source, struct edition *edition)
{
    const int descriptor = atomic_load(&edition->descriptor);

    if (descriptor < 0)
        return;
    edition->winding =
        !atomic_load(&source->path_lost) && !descriptor_is_plainly(descriptor, source->path);
    if (!edition->winding && may_keep(descriptor))
        return;
    descriptor_close_if_ours(descriptor, &edition->known.stamp);
    atomic_store(&edition->descriptor, EDITION_NO_DESCRIPTOR);
}

/* Another thread may be doing the same, and may have got the very number that was lost. */
static bool give(struct edition *edition, int lost, int descriptor)
{
    struct stamp stamp;

    if (!may_keep(descriptor) || stamp_of_descriptor(descriptor, &stamp) ||
        !stamp_equal(&stamp, &edition->known.stamp))
        return false;
    if (lost != descriptor && descriptor_is_ours(lost, &stamp))
        return false;
    return atomic_compare_exchange_strong(&edition->descriptor, &lost, descriptor);
}

void keep_open(struct source *source, struct edition *edition)
{
    const int lost = atomic_load(&edition->descriptor);

    if (edition->known.stamp.sort != STAMP_FILE || edition->winding ||
        atomic_load(&source->path_lost))
        return;
    const int descriptor = descriptor_open(source->path);
    if (!give(edition, lost, descriptor))
        descriptor_close(descriptor);
}
