/* brought.c — a function that a sanitizer has brought into the program, and one that it has not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <unistd.h>

static void note(const struct hook_sighting *sighting, void *context)
{
    if (sighting->object[0] == '\0')
        *(struct hook_sighting *)context = *sighting;
}

int main(void)
{
    const struct hook_scope scope = PROGRAM;
    struct hook_sighting program = {0};

    free(malloc(1));
    CHECK(getppid() > 0);
    CHECK(!try_hook("malloc", PROGRAM));
    hook_survey("malloc", &scope, note, &program);
    CHECK(program.is_sanitized && program.is_defined && program.slots == 0);
    hook("getppid", PROGRAM);
    plan = 5;
    CHECK(getppid() == 5);
    puts("all is right");
}
