/* An enumeration goes on when its file is replaced meanwhile, with what it began.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    setpwent();
    say_passwd("first", getpwent());
    replace("passwd", "eve:x:7:7::/:/bin/sh\nmallory:x:8:8::/:/bin/sh\n");
    say_passwd("second", getpwent());
    say_passwd("a lookup", getpwnam("eve"));
    say_passwd("an old name", getpwnam("alice"));
    say_passwd("third", getpwent());
    endpwent();
    say_passwd("first anew", getpwent());
    say_passwd("second anew", getpwent());
    say_passwd("no third", getpwent());
}
