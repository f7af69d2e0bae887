/* fgetpwent() and putpwent() read and write files of the program's own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char text[] = "eve:x:7:7:Eve:/:/bin/sh\n# none\nbad\nadam:x:8:8::/:\n";
    FILE *file = fmemopen((void *)text, sizeof text - 1, "r");
    const struct passwd *user;

    while ((user = fgetpwent(file))) {
        say_passwd("entry", user);
        say("putpwent", putpwent(user, stdout));
    }
    say_passwd("not known for that", getpwnam("eve"));
}
