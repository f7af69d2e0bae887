/* Names that nobody can have.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static char name[100000];

    memset(name, 'a', sizeof name - 1);
    put("passwd", "eve:x:7:7::/:/bin/sh\n:x:8:8:no name:/:\nroot:x:0:0::/:\n");
    say_passwd("100,000 letters", getpwnam(name));
    say_passwd("with a colon", getpwnam("eve:x"));
    say_passwd("with a line feed", getpwnam("eve\n"));
    say_passwd("two lines", getpwnam("x\neve"));
    say_passwd("no name", getpwnam(""));
    say_passwd("its number", getpwuid(8));
}
