/* fgetgrent() and putgrent() read and write files of the program's own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char text[] = "team:x:7:alice,bob\n# none\nbad\nother::8:\n";
    FILE *file = fmemopen((void *)text, sizeof text - 1, "r");
    const struct group *group;

    while ((group = fgetgrent(file))) {
        say_group("entry", group);
        say("putgrent", putgrent(group, stdout));
    }
    say_group("not known for that", getgrnam("team"));
}
