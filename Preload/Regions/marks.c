/* marks.c — what begin and end do besides keeping the stack, when somebody wants to know more.
 * SPDX-License-Identifier: Apache-2.0 */
#include "timeline.h"

#include "backlot/profile.h"

void backlot_region_opened_(backlot_region region, uint32_t depth)
{
    (void)region;
    (void)depth;
    timeline_note();
}

void backlot_region_closed_(uint32_t depth)
{
    (void)depth;
    timeline_note();
}

static bool finds(const struct backlot_region_slot_ *slot, uint16_t region, uint32_t *depth)
{
    uint32_t at = slot->depth < REGION_DEPTH ? slot->depth : REGION_DEPTH;

    while (at-- > 0)
        if (slot->stack[at] == region) {
            *depth = at;
            return true;
        }
    return false;
}

/* Deeper than what is told apart, any end is taken for that of the innermost. */
void backlot_region_end_other_(backlot_region region)
{
    const struct backlot_region_slot_ *slot = backlot_region_thread_.slot;
    uint32_t depth = slot->depth;

    if (depth > REGION_DEPTH)
        backlot_region_close_(depth - 1);
    else if (finds(slot, (uint16_t)region, &depth))
        backlot_region_close_(depth);
}
