/* getgrent() tells of all, then of none; setgrent() starts over.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct group *group;

    while ((group = getgrent()))
        say_group("entry", group);
    errno = E2BIG;
    say_group("after the last", getgrent());
    say_group("and again", getgrent());
    setgrent();
    say_group("first", getgrent());
    say_group("second", getgrent());
    setgrent();
    say_group("first", getgrent());
    endgrent();
    endgrent();
    say_group("first after endgrent", getgrent());
}
