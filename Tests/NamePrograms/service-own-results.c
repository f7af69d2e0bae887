/* The results of getservbyname(), getservbyport() and getservent() keep apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct servent *by_name = getservbyname("http", "tcp");
    const struct servent *by_port = getservbyport(htons(22), NULL);
    const struct servent *entry = getservent();
    const struct protoent *protocol = getprotobyname("udp");
    const struct protoent *by_number = getprotobynumber(1);
    const struct protoent *protocol_entry = getprotoent();

    say_servent("getservbyname", by_name);
    say_servent("getservbyport", by_port);
    say_servent("getservent", entry);
    say_protoent("getprotobyname", protocol);
    say_protoent("getprotobynumber", by_number);
    say_protoent("getprotoent", protocol_entry);
}
