/* Services with one name, or one port: the first that fits.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("services",
        "a 1/tcp x\na 2/tcp\na 3/udp\nb 1/tcp\nb 1/udp y\nx 4/tcp\ny 5/udp y\nb 6/sctp\n");
    say_servent("a", getservbyname("a", NULL));
    say_servent("a tcp", getservbyname("a", "tcp"));
    say_servent("a udp", getservbyname("a", "udp"));
    say_servent("a sctp", getservbyname("a", "sctp"));
    say_servent("b sctp", getservbyname("b", "sctp"));
    say_servent("x", getservbyname("x", NULL));
    say_servent("y", getservbyname("y", NULL));
    say_servent("y tcp", getservbyname("y", "tcp"));
    say_servent("1", getservbyport(htons(1), NULL));
    say_servent("1 udp", getservbyport(htons(1), "udp"));
}
