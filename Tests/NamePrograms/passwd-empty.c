/* A file with nothing in it has nobody.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("passwd", "");
    say_passwd("root", getpwnam("root"));
    say_passwd("0", getpwuid(0));
    say_passwd("entry", getpwent());
    put("passwd", "\n\n# nobody\n\n");
    say_passwd("root", getpwnam("root"));
    setpwent();
    say_passwd("entry", getpwent());
}
