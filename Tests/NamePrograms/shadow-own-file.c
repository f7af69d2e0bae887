/* fgetspent(), sgetspent() and putspent() are of the program's own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char text[] = "eve:x:1:2:3:4:5:6:7\n# none\nadam:*:::::::\n";
    FILE *file = fmemopen((void *)text, sizeof text - 1, "r");
    const struct spwd *entry;

    while ((entry = fgetspent(file))) {
        say_shadow("entry", entry);
        say("putspent", putspent(entry, stdout));
    }
    say_shadow("sgetspent", sgetspent("cain:!:9::::::"));
    say_shadow("not known for that", getspnam("eve"));
}
