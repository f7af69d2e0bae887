/* still.c — what a program without a loader says of itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <string.h>
#include <unistd.h>

APART int own(int number);
int own(int number) { return number + 1; }

static void note(const struct hook_sighting *sighting, void *context)
{
    if (sighting->object[0] == '\0')
        *(struct hook_sighting *)context = *sighting;
}

int main(int argc, char **argv)
{
    const struct hook_scope scope = PROGRAM;
    struct hook_sighting program = {0};
    struct hook *made;

    (void)argv;
    CHECK(getppid() > 0);
    CHECK(!try_hook("getppid", PROGRAM));
    hook_survey("getppid", &scope, note, &program);
    CHECK(program.is_static && program.is_defined && program.is_in_scope && program.slots == 0);
    if (argc > 1) {
        made = hook("own", PROGRAM);
        plan = 5;
        CHECK(own(1) == 5);
        hook_remove(made);
        CHECK(own(1) == 2);
    }
    puts("all is right");
}
