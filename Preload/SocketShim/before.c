/* before.c — what is done before the next program begins, and before a change of user or root.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "names.h"
#include "onward.h"
#include "shim_wire.h"
#include "sockets.h"
#include "world.h"

void shim_before_exec(struct onward *next)
{
    if (!world_active())
        return;

    const int heirs = sockets_before_exec();
    const int door = world_door_for_exec();

    if (heirs > 0)
        onward_add(next, BACKLOT_HEIRS, heirs);
    if (door >= 0)
        onward_add(next, BACKLOT_DOOR, door);
}

void shim_after_exec(struct onward *next) { (void)next; }

FILE *shim_popened(FILE *file) { return file; }

void shim_before_change(void)
{
    world_hold_door(); /* the lot's file is never looked up again */
    names_hold();
}

void shim_root_changed(void) { names_forget_paths(); }
