document.title = 'Hireloop sandbox';
