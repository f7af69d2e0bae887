/* getprotoent(), to the end and again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct protoent *protocol;

    while ((protocol = getprotoent())) {
        say_protoent("entry", protocol);
        getprotobyname("tcp");
    }
    say_protoent("after the last", getprotoent());
    setprotoent(1);
    say_protoent("first", getprotoent());
    say_protoent("second", getprotoent());
    endprotoent();
    say_protoent("first", getprotoent());
}
