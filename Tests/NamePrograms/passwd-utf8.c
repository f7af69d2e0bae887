/* Names and words in UTF-8, and bytes that are none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *user;

    put("passwd", "jürgen:x:7:7:Jürgen Müller:/home/jürgen:/bin/sh\n王:x:8:8:王さん:/:\n"
                  "latin\xe9:x:9:9:\xff\xfe:/:\n");
    say_passwd("jürgen", getpwnam("jürgen"));
    say_passwd("王", getpwnam("王"));
    say_passwd("latin", getpwnam("latin\xe9"));
    say_passwd("JÜRGEN", getpwnam("JÜRGEN"));
    while ((user = getpwent()))
        say_passwd("entry", user);
}
