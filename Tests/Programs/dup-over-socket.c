/* dup2() of a file over a socket ends the socket, and the number is the file's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    FILE *file = tmpfile();
    char bytes[40000] = "";

    fwrite(bytes, 1, sizeof bytes, file);
    fflush(file);
    rewind(file);
    say("dup2", dup2(fileno(file), line.client) == line.client);
    hear("the other side", line.server);
    say("a long read from the file", read(line.client, bytes, sizeof bytes));
    say("send", send(line.client, "x", 1, 0));
    say_own("getsockname", line.client);
    say("lseek", lseek(line.client, 100, SEEK_SET));
}
