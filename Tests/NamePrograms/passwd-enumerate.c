/* getpwent() tells of all, then of none, however often it is asked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *user;

    while ((user = getpwent()))
        say_passwd("entry", user);
    errno = E2BIG;
    say_passwd("after the last", getpwent());
    errno = E2BIG;
    say_passwd("and again", getpwent());
    endpwent();
    say_passwd("after endpwent", getpwent());
}
