/* onward.c — what this process hands to the next program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "onward.h"

#include <string.h>

static char *write_number(char *out, unsigned number)
{
    if (number >= 10)
        out = write_number(out, number / 10);
    *out++ = (char)('0' + number % 10);
    return out;
}

/* Without stdio: a vfork child may be asking. */
void onward_add(struct onward *next, const char *name, int number)
{
    const size_t index = next->fresh[0] ? 1 : 0;
    char *out = next->number[index];
    const size_t length = strlen(name);

    memcpy(out, name, length);
    out[length] = '=';
    *write_number(out + length + 1, (unsigned)number) = '\0';
    next->fresh[index] = out;
    next->fresh[index + 1] = NULL;
}

bool onward_prepare(struct onward *next)
{
    const char *const *kept = onward_kept();

    if (!kept)
        return false;
    next->fresh[0] = NULL;
    next->lent = -1;
    next->carry = (struct carry){.kept = kept, .fresh = next->fresh};
    shim_before_exec(next);
    return true;
}
