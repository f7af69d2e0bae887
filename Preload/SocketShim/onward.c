/* onward.c — what this process hands to the next program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "onward.h"
#include "shim_wire.h"
#include "sockets.h"
#include "world.h"

#include <string.h>

static char *write_number(char *out, unsigned number)
{
    if (number >= 10)
        out = write_number(out, number / 10);
    *out++ = (char)('0' + number % 10);
    return out;
}

/* "NAME=7", without stdio. */
static const char *entry(char *out, const char *name, int number)
{
    const size_t length = strlen(name);

    memcpy(out, name, length);
    out[length] = '=';
    *write_number(out + length + 1, (unsigned)number) = '\0';
    return out;
}

bool onward_prepare(struct onward *next)
{
    const char *const *lot = world_environment();
    if (!lot)
        return false;

    const int heirs = sockets_before_exec();
    const int door = world_door_for_exec();
    const char **fresh = next->fresh;

    if (heirs > 0)
        *fresh++ = entry(next->heirs, BACKLOT_HEIRS, heirs);
    if (door >= 0)
        *fresh++ = entry(next->door, BACKLOT_DOOR, door);
    *fresh = NULL;
    next->carry = (struct carry){.lot = lot, .fresh = next->fresh};
    return true;
}
