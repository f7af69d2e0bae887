/* A file that is not there has nobody.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct passwd user, *found = &user;
    char buffer[1024];

    need(unlink(etc("passwd")));
    say("root", getpwnam("root") != NULL);
    say("0", getpwuid(0) != NULL);
    setpwent();
    say("entry", getpwent() != NULL);
    getpwnam_r("root", &user, buffer, sizeof buffer, &found);
    say("getpwnam_r", found != NULL);
}
