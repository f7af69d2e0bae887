/* setpwent() starts over, in the middle and at the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    setpwent();
    say_passwd("first", getpwent());
    say_passwd("second", getpwent());
    setpwent();
    say_passwd("first again", getpwent());
    setpwent();
    setpwent();
    say_passwd("first after two", getpwent());
    while (getpwent())
        ;
    setpwent();
    say_passwd("first after the last", getpwent());
    endpwent();
    endpwent();
    say_passwd("first after endpwent", getpwent());
    say_passwd("second after endpwent", getpwent());
}
