/* What a file that is not there leaves in errno.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct passwd user, *found = &user;
    char buffer[1024];

    need(unlink(etc("passwd")));
    errno = E2BIG;
    say_passwd("root", getpwnam("root"));
    errno = E2BIG;
    say_passwd("0", getpwuid(0));
    errno = E2BIG;
    say("getpwnam_r", getpwnam_r("root", &user, buffer, sizeof buffer, &found));
    say("getpwuid_r", getpwuid_r(0, &user, buffer, sizeof buffer, &found));
    setpwent();
    say("getpwent_r", getpwent_r(&user, buffer, sizeof buffer, &found));
    errno = E2BIG;
    say_passwd("entry", getpwent());
}
