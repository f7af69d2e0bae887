/* setpwent() after another file has taken the place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    setpwent();
    say_passwd("first", getpwent());
    replace("passwd", "eve:x:7:7::/:/bin/sh\nmallory:x:8:8::/:/bin/sh\n");
    setpwent();
    say_passwd("first anew", getpwent());
    say_passwd("second anew", getpwent());
}
