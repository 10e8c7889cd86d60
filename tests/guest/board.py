"""A virtual board: QEMU with the kernel, initrd and card of an image, and hands and eyes for it."""

import json
import os
import socket
import struct
import subprocess
import time

import picture

DEADLINE_S = int(os.environ.get('GUEST_DEADLINE_S', '180'))


class Failure(Exception):
    pass


class Link:
    """Our end of a socket that QEMU connects to, so that nothing is waited for by looking."""

    def __init__(self, path):
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen(1)
        self.listener.settimeout(DEADLINE_S)

    def open(self):
        connection, _ = self.listener.accept()
        connection.settimeout(DEADLINE_S)
        self.file = connection.makefile('rwb')

    def send(self, line):
        self.file.write(line.encode() + b'\n')
        self.file.flush()

    def line(self):
        line = self.file.readline()
        if not line:
            raise Failure('the board is gone')
        return line


class Board:
    """`arguments` are what the machine has besides what each has. `folder` is for its files."""

    def __init__(self, folder, arguments, agent=True):
        self.folder = folder
        self.qmp_link = Link(self.path('qmp'))
        command = ['qemu-system-aarch64', '-display', 'none', '-no-reboot',
                   '-qmp', f'unix:{self.path("qmp")}'] + arguments
        if agent:
            self.agent_link = Link(self.path('agent'))
            command += ['-device', 'virtio-serial-pci',
                        '-chardev', f'socket,id=agent,path={self.path("agent")}',
                        '-device', 'virtserialport,chardev=agent,name=agent']
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        try:
            self.qmp_link.open()
            self.qmp_link.line()
            self.qmp('qmp_capabilities')
            if agent:
                self.agent_link.open()
        except (Failure, OSError):
            self.close()
            raise

    def path(self, name):
        return os.path.join(self.folder, name)

    def close(self):
        self.process.kill()
        self.process.wait()

    # --- the machine ---

    def qmp(self, command, **arguments):
        self.qmp_link.send(json.dumps({'execute': command, 'arguments': arguments}))
        while True:
            answer = json.loads(self.qmp_link.line())
            if 'error' in answer:
                raise Failure(f'{command}: {answer["error"]["desc"]}')
            if 'return' in answer:
                return answer['return']

    def screen(self):
        self.qmp('screendump', filename=self.path('screen.ppm'))
        return picture.read_ppm(self.path('screen.ppm'))

    def shows(self, wanted, what, deadline_s=DEADLINE_S):
        """Looks until the screen shows the picture."""
        return self.until(lambda: self.screen().differing(wanted) == 0, f'the screen shows {what}', deadline_s)

    def until(self, holds, what, deadline_s=DEADLINE_S):
        """Returns after how many seconds it holds."""
        start = time.monotonic()
        while not holds():
            if time.monotonic() - start > deadline_s:
                raise Failure(f'not in {deadline_s} s: {what}')
            time.sleep(0.1)  # only so that looking leaves the board some time
        return time.monotonic() - start

    # --- the agent in it ---

    def answer(self):
        status, length = self.agent_link.line().split()
        return int(status), self.agent_link.file.read(int(length)).decode(errors='replace')

    def hello(self):
        """Waits until the board's systemd takes orders."""
        self.answer()
        self.until(lambda: self.order('run test -S /run/systemd/private')[0] == 0, 'systemd is there')

    def order(self, line):
        self.agent_link.send(line)
        return self.answer()

    def run(self, command, may_fail=False):
        """A shell's command, as root, in what the board's systemd sees. Returns what it printed."""
        status, output = self.order('run ' + command)
        if status != 0 and not may_fail:
            raise Failure(f'{command}: status {status}: {output.strip()}')
        return output.strip()

    def last_words(self):
        """For whoever looks for a fault: the log, or what came over the serial line where none is to be had."""
        try:
            return self.run('journalctl --no-pager -b -n 60 -o short-monotonic', may_fail=True)
        except (Failure, OSError) as error:
            with open(self.path('serial'), encoding='utf-8', errors='replace') as file:
                return f'{error}; the serial line:\n' + file.read()[-4000:]

    def keys(self, names):
        """Keys by QEMU's names, pressed together: ctrl-alt-f2."""
        self.qmp('send-key', keys=[{'type': 'qcode', 'data': name} for name in names.split('-')])

    def property(self, name, unit='vitrine.service'):
        return self.run(f'systemctl show --value --property {name} {unit}')

    def finger(self, verb, x=0, y=0, slot=0):
        status, _ = self.order(f'{verb} {slot} {x} {y}')
        if status != 0:
            raise Failure(f'{verb}: there is no panel')

    def tap(self, x, y):
        self.finger('down', x, y)
        self.finger('up')

    def drag(self, x, y, to_x, to_y, steps=8):
        self.finger('down', x, y)
        for step in range(1, steps + 1):
            self.finger('move', x + (to_x - x) * step // steps, y + (to_y - y) * step // steps)
        self.finger('up')


class Plug:
    """The cable of the display: QEMU takes a desktop of 0x0, asked for by VNC, for an unplugged one. It
    does nothing for a size that it was told last, and begins with 0x0: so it is told the true one first."""

    def __init__(self, path, width, height):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(DEADLINE_S)
        self.socket.connect(path)
        self.receive(12)
        self.socket.sendall(b'RFB 003.008\n')
        self.receive(self.receive(1)[0])
        self.socket.sendall(b'\1')  # no password
        self.receive(4)
        self.socket.sendall(b'\1')  # others may look, too
        _, _, _, length = struct.unpack('>HH16sI', self.receive(24))
        self.receive(length)
        self.set(width, height)

    def receive(self, count):
        data = b''
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise Failure('no VNC')
            data += more
        return data

    def set(self, width, height):
        self.socket.sendall(struct.pack('>BxHHBxIHHHHI', 251, width, height, 1, 0, 0, 0, width, height, 0))
